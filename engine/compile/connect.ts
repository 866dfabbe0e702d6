import type { CompiledElement, EventElement } from '../model/process.ts';
import type { Draft } from './container.ts';
import type { CompileContext } from './context.ts';
import type { ModdleElement } from './moddle.ts';
import { allOf, idOf, is, oneOf } from './moddle.ts';
import { implicitStarts, innerStarts } from './starts.ts';

/** Connects what refers to each other, once all elements of a process are known. */
export function connect(context: CompileContext, draft: Draft, process: ModdleElement): void {
  for (const element of Object.values(draft.elements)) {
    if (element.kind === 'boundaryEvent') attach(draft, element);
    if ('starts' in element) {
      element.starts = element.adHoc ? [] : innerStarts(draft, element.id);
      element.eventSubProcesses = eventSubProcessesIn(draft, element.id);
      if (element.adHoc) element.adHoc.choices = implicitStarts(draft, element.id);
    }
  }
  const pairs = associationsOf(process);
  for (const element of Object.values(draft.elements)) {
    if (element.kind === 'boundaryEvent' && undoes(element)) connectHandler(context, draft, element, pairs);
  }
}

export function eventSubProcessesIn(draft: Draft, scope: string | undefined): string[] {
  return Object.values(draft.elements)
    .filter((element) => element.kind === 'eventSubProcess' && element.scope === scope)
    .map(({ id }) => id);
}

function attach(draft: Draft, element: EventElement): void {
  const host = elementOf(draft, element.attachedTo);
  if (host && 'boundaries' in host) host.boundaries.push(element.id);
}

function elementOf(draft: Draft, id: string | undefined): CompiledElement | undefined {
  return id !== undefined && Object.hasOwn(draft.elements, id) ? draft.elements[id] : undefined;
}

function undoes(element: EventElement): boolean {
  return element.definitions.some(({ type }) => type === 'compensation');
}

/** The activity that an association connects with a compensation boundary event. */
function connectHandler(
  context: CompileContext,
  draft: Draft,
  event: EventElement,
  pairs: readonly [ModdleElement, ModdleElement][],
): void {
  const connected = pairs.flatMap(([a, b]) => (idOf(a) === event.id ? [b] : idOf(b) === event.id ? [a] : []));
  const handlers = connected
    .flatMap((other) => elementOf(draft, idOf(other)) ?? [])
    .filter((one) => 'boundaries' in one);
  const [handler] = handlers;
  // What could not be compiled was reported as such.
  if (!handler && connected.some((other) => is(other, 'bpmn:Activity') && !elementOf(draft, idOf(other)))) {
    context.incomplete = true;
    return;
  }
  const report = (message: string): void => {
    context.findings.push({ rule: 'compensation-handler', severity: 'error', elementId: event.id, message });
  };
  if (!handler || handlers.length > 1) {
    report('a compensation event is connected by an association with the one activity that undoes');
    return;
  }
  if (!handler.isForCompensation) {
    report(`${handler.id} undoes ${event.attachedTo ?? ''}: mark it as compensation (isForCompensation)`);
    return;
  }
  if (handler.scope !== event.scope) {
    report(`${handler.id} must lie in the same process or subprocess as the activity that it undoes`);
    return;
  }
  event.handler = handler.id;
}

/** Ends of all associations in a process, subprocesses included; the arrow may point either way. */
function associationsOf(container: ModdleElement): [ModdleElement, ModdleElement][] {
  const own = allOf(container, 'artifacts').flatMap((artifact): [ModdleElement, ModdleElement][] => {
    const source = oneOf(artifact, 'sourceRef');
    const target = oneOf(artifact, 'targetRef');
    return is(artifact, 'bpmn:Association') && source && target ? [[source, target]] : [];
  });
  const inner = allOf(container, 'flowElements').filter((element) => is(element, 'bpmn:SubProcess'));
  return [...own, ...inner.flatMap(associationsOf)];
}
