import type { ElementBase, EventElement } from '../../model/process.ts';
import type { CompileContext } from '../context.ts';
import type { ModdleElement } from '../moddle.ts';
import { allOf, extensionOf, idOf, is, oneOf } from '../moddle.ts';
import { eventDefinition } from './event-definitions.ts';
import { mappingsOf } from './shared.ts';
import { formOf } from './user-task.ts';

type Position = 'start' | 'catch' | 'throw' | 'boundary' | 'end';

/** Which definitions stand where. An empty list is the none event. */
const positions: Readonly<Record<Position, { none: boolean; definitions: readonly string[] }>> = {
  start: { none: true, definitions: ['message', 'timer', 'signal'] },
  catch: { none: false, definitions: ['message', 'timer', 'signal'] },
  throw: { none: true, definitions: ['message', 'signal', 'escalation'] },
  boundary: { none: false, definitions: ['message', 'timer', 'signal', 'error', 'escalation'] },
  end: { none: true, definitions: ['message', 'signal', 'error', 'escalation', 'terminate'] },
};

/** `null` after a finding. */
function event(
  context: CompileContext,
  element: ModdleElement,
  base: ElementBase,
  kind: EventElement['kind'],
  position: Position,
): EventElement | null {
  const found = [...allOf(element, 'eventDefinitions'), ...allOf(element, 'eventDefinitionRef')];
  if (found.length > 1) {
    context.error('not-executed', element, 'events with several triggers are not executed: use one event per trigger', {
      type: element.$type,
    });
    return null;
  }
  const [first] = found;
  checkExtensions(context, element, first, position);
  if (!first) return plain(context, element, base, kind, position);
  const definition = eventDefinition(context, element, first, position === 'throw' || position === 'end');
  if (!definition) return null;
  if (!positions[position].definitions.includes(definition.type) || isInnerStart(position, base)) {
    return misplaced(context, element, definition.type);
  }
  return { kind, ...base, definitions: [definition], ...mappingsOf(context, element) };
}

/** Extensions that this kind of event would not look at. */
function checkExtensions(
  context: CompileContext,
  element: ModdleElement,
  definition: ModdleElement | undefined,
  position: Position,
): void {
  const throws = position === 'throw' || position === 'end';
  if (!throws && mappingsOf(context, element).inputs.length > 0) {
    context.error('not-executed', element, 'a catching event has no input mappings: map what it brings by outputs', {
      type: 'zeebe:input',
    });
  }
  if (!throws || is(definition, 'bpmn:MessageEventDefinition')) return;
  for (const type of ['zeebe:TaskDefinition', 'millrace:Publish']) {
    if (extensionOf(element, type)) {
      context.error('misplaced-extension', element, `${type} belongs to a message event`, { type });
    }
  }
}

function plain(
  context: CompileContext,
  element: ModdleElement,
  base: ElementBase,
  kind: EventElement['kind'],
  position: Position,
): EventElement | null {
  if (!positions[position].none) {
    context.error('event-trigger', element, 'the event has no trigger: say what it waits for');
    return null;
  }
  return { kind, ...base, definitions: [], ...mappingsOf(context, element) };
}

/** An embedded subprocess begins by its none start event only. */
function isInnerStart(position: Position, base: ElementBase): boolean {
  return position === 'start' && base.scope !== undefined;
}

function misplaced(context: CompileContext, element: ModdleElement, definition: string): null {
  context.error('event-position', element, `a ${definition} trigger cannot stand here`, {
    definition,
    type: element.$type,
  });
  return null;
}

export function startEvent(context: CompileContext, element: ModdleElement, base: ElementBase): EventElement | null {
  const compiled = event(context, element, base, 'startEvent', 'start');
  return compiled && { ...compiled, ...formOf(context, element) };
}

export function catchEvent(context: CompileContext, element: ModdleElement, base: ElementBase): EventElement | null {
  return event(context, element, base, 'intermediateCatchEvent', 'catch');
}

export function throwEvent(context: CompileContext, element: ModdleElement, base: ElementBase): EventElement | null {
  return event(context, element, base, 'intermediateThrowEvent', 'throw');
}

export function endEvent(context: CompileContext, element: ModdleElement, base: ElementBase): EventElement | null {
  return event(context, element, base, 'endEvent', 'end');
}

export function boundaryEvent(context: CompileContext, element: ModdleElement, base: ElementBase): EventElement | null {
  const host = oneOf(element, 'attachedToRef');
  const compiled = event(context, element, base, 'boundaryEvent', 'boundary');
  if (!compiled) return null;
  if (!is(host, 'bpmn:Activity') || host?.$parent !== element.$parent) {
    context.error('boundary-host', element, 'a boundary event must be attached to an activity beside it');
    return null;
  }
  const interrupting = element.get?.('cancelActivity') !== false;
  if (compiled.definitions[0]?.type === 'error' && !interrupting) {
    context.error('boundary-error', element, 'an error always interrupts: a non-interrupting error event cannot be');
    return null;
  }
  return { ...compiled, attachedTo: idOf(host)!, interrupting };
}
