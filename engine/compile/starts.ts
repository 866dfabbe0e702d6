import type { CompiledElement } from '../model/process.ts';
import type { Draft } from './container.ts';

/**
 * Where a process begins: its start events, instantiating receive tasks, and the events behind instantiating event-based
 * gateways; without any of them everything that no sequence flow leads to (10.5.2).
 */
export function waysIn(draft: Draft): string[] {
  const instantiating = Object.values(draft.elements)
    .filter(({ scope }) => scope === undefined)
    .flatMap((element) => instantiatedBy(draft, element));
  const found = [...new Set([...startsIn(draft, undefined), ...instantiating])];
  return found.length > 0 ? found : implicitStarts(draft, undefined);
}

/** Where a subprocess begins. */
export function innerStarts(draft: Draft, scope: string): string[] {
  const starts = startsIn(draft, scope);
  return starts.length > 0 ? starts : implicitStarts(draft, scope);
}

function startsIn(draft: Draft, scope: string | undefined): string[] {
  return Object.values(draft.elements)
    .filter((element) => element.kind === 'startEvent' && element.scope === scope)
    .map(({ id }) => id);
}

function instantiatedBy(draft: Draft, element: CompiledElement): string[] {
  if (element.kind === 'receiveTask' && element.instantiate) return [element.id];
  if (element.kind !== 'eventBasedGateway' || !element.instantiate) return [];
  return element.outgoing.map((flow) => draft.flows[flow]!.target).filter((id) => Object.hasOwn(draft.elements, id));
}

/** Everything that no sequence flow leads to, except what begins in other ways. */
export function implicitStarts(draft: Draft, scope: string | undefined): string[] {
  return Object.values(draft.elements)
    .filter((element) => element.scope === scope && element.incoming.length === 0 && mayBegin(element))
    .map(({ id }) => id);
}

function mayBegin(element: CompiledElement): boolean {
  if (element.kind === 'boundaryEvent' || element.kind === 'eventSubProcess') return false;
  if ('isForCompensation' in element && element.isForCompensation) return false;
  return !(
    'definitions' in element &&
    element.definitions.some(({ type }) => type === 'link') &&
    element.kind === 'intermediateCatchEvent'
  );
}
