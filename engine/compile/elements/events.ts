import { isLast } from '../../execute/throw-order.ts';
import type { ElementBase, EventDefinition, EventElement } from '../../model/process.ts';
import type { CompileContext } from '../context.ts';
import type { ModdleElement } from '../moddle.ts';
import { allOf, extensionOf, flagOf, idOf, is, oneOf } from '../moddle.ts';
import { eventDefinition } from './event-definitions.ts';
import type { Position } from './event-positions.ts';
import { allowsNone, isThrow, loner, misplacedAt, positionOf } from './event-positions.ts';
import { mappingsOf } from './shared.ts';
import { formOf } from './user-task.ts';

/** `null` after a finding. */
function event(
  context: CompileContext,
  element: ModdleElement,
  base: ElementBase,
  kind: EventElement['kind'],
): EventElement | null {
  const found = [...allOf(element, 'eventDefinitions'), ...allOf(element, 'eventDefinitionRef')];
  const position = positionOf(element);
  checkExtensions(context, element, found, position);
  const definitions = found.map((definition) => eventDefinition(context, element, definition, isThrow(position)));
  if (definitions.includes(null)) return null;
  const known = definitions as EventDefinition[];
  if (known.length === 0 && !allowsNone(position)) {
    context.error('event-trigger', element, 'the event has no trigger: say what it waits for');
    return null;
  }
  const misplaced = misplacedAt(position, known);
  if (misplaced) return reportMisplaced(context, element, misplaced.type);
  if (known.length > 1 && !checkSeveral(context, element, position, known)) return null;
  const waitsForAll = known.length > 1 && !isThrow(position) && flagOf(element, 'parallelMultiple');
  return {
    kind,
    ...base,
    definitions: known,
    ...(waitsForAll ? { parallelMultiple: true } : {}),
    ...mappingsOf(context, element),
  };
}

function reportMisplaced(context: CompileContext, element: ModdleElement, definition: string): null {
  const message = `a ${definition} trigger cannot stand here`;
  context.error('event-position', element, message, { definition, type: element.$type });
  return null;
}

/** What several definitions of one event must be, to be executed together. */
function checkSeveral(
  context: CompileContext,
  element: ModdleElement,
  position: Position,
  definitions: readonly EventDefinition[],
): boolean {
  const report = (message: string): boolean => {
    context.error('event-definitions', element, message);
    return false;
  };
  const alone = loner(position, definitions);
  if (alone) return report(`a ${alone.type} trigger stands alone: use an event of its own for the others`);
  if (isThrow(position)) {
    if (definitions.filter(isLast).length < 2) return true;
    return report('of what the event throws only one may wait or end something: use one event for each');
  }
  const never = definitions.find(({ type }) => type === 'error' || type === 'escalation');
  if (!flagOf(element, 'parallelMultiple') || !never) return true;
  return report(`an ${never.type} cannot wait for other triggers: remove parallelMultiple or use an event of its own`);
}

/** Extensions that this kind of event would not look at. */
function checkExtensions(
  context: CompileContext,
  element: ModdleElement,
  definitions: readonly ModdleElement[],
  position: Position,
): void {
  const throws = isThrow(position);
  if (!throws && mappingsOf(context, element).inputs.length > 0) {
    context.error('not-executed', element, 'a catching event has no input mappings: map what it brings by outputs', {
      type: 'zeebe:input',
    });
  }
  const messages = definitions.filter((definition) => is(definition, 'bpmn:MessageEventDefinition'));
  if (!throws) return;
  for (const type of ['zeebe:TaskDefinition', 'millrace:Publish']) {
    if (!extensionOf(element, type) || messages.length === 1) continue;
    const message = `${type} belongs to an event with one message`;
    context.error('misplaced-extension', element, message, { type });
  }
}

export function startEvent(context: CompileContext, element: ModdleElement, base: ElementBase): EventElement | null {
  const compiled = event(context, element, base, 'startEvent');
  if (!compiled) return null;
  if (positionOf(element) !== 'event start') return { ...compiled, ...formOf(context, element) };
  const interrupting = element.get?.('isInterrupting') !== false;
  return checkInterrupting(context, element, { ...compiled, interrupting });
}

/** Errors and compensation always end what they come from. */
function checkInterrupting(context: CompileContext, element: ModdleElement, event: EventElement): EventElement | null {
  const always = event.definitions.find(({ type }) => ['error', 'cancel', 'compensation'].includes(type));
  if (event.interrupting || !always) return event;
  const message = `a non-interrupting ${always.type} event cannot be: let it interrupt`;
  context.error('event-interrupting', element, message, { definition: always.type });
  return null;
}

export function catchEvent(context: CompileContext, element: ModdleElement, base: ElementBase): EventElement | null {
  return event(context, element, base, 'intermediateCatchEvent');
}

export function throwEvent(context: CompileContext, element: ModdleElement, base: ElementBase): EventElement | null {
  return event(context, element, base, 'intermediateThrowEvent');
}

export function endEvent(context: CompileContext, element: ModdleElement, base: ElementBase): EventElement | null {
  const compiled = event(context, element, base, 'endEvent');
  const cancels = compiled?.definitions.some(({ type }) => type === 'cancel') ?? false;
  if (!cancels || is(element.$parent, 'bpmn:Transaction')) return compiled;
  context.error('transaction-cancel', element, 'a cancel end event stands directly inside a transaction only');
  return null;
}

export function boundaryEvent(context: CompileContext, element: ModdleElement, base: ElementBase): EventElement | null {
  const host = oneOf(element, 'attachedToRef');
  const compiled = event(context, element, base, 'boundaryEvent');
  if (!compiled) return null;
  if (!is(host, 'bpmn:Activity') || host?.$parent !== element.$parent) {
    context.error('boundary-host', element, 'a boundary event must be attached to an activity beside it');
    return null;
  }
  if (flagOf(host, 'triggeredByEvent') || flagOf(host, 'isForCompensation')) {
    const message = 'neither an event subprocess nor a compensation activity has boundary events';
    context.error('boundary-host', element, message);
    return null;
  }
  if (compiled.definitions[0]?.type === 'cancel' && !is(host, 'bpmn:Transaction')) {
    context.error('transaction-cancel', element, 'a cancel boundary event is attached to a transaction only');
    return null;
  }
  const interrupting = element.get?.('cancelActivity') !== false;
  return checkInterrupting(context, element, { ...compiled, attachedTo: idOf(host)!, interrupting });
}
