import type { JsonObject } from '../../contracts/json.ts';
import type { Visit } from '../model/event.ts';
import type { EventElement } from '../model/process.ts';
import type { OpenVisit } from '../model/state.ts';
import { endArmed, isSpent } from './armed-events.ts';
import type { Arming, PreparedEvent } from './arming.ts';
import { await_, prepare } from './arming.ts';
import type { Node, Run } from './kernel.ts';
import { cancelInside, guard, newVisit, nodeOf, releaseListeners } from './tokens.ts';

/** Evaluates what the event subprocesses of a scope wait for. */
export function prepareListeners(run: Run, scope: Visit, nodes: readonly Node<EventElement>[]): PreparedEvent[] {
  return nodes.flatMap((node) => {
    const arming = prepare(run, scope, node.element);
    return arming ? [{ node: node as Node, arming }] : [];
  });
}

/** From now on the event subprocesses of a scope begin when their events come. */
export function listen(run: Run, scope: Visit, events: readonly PreparedEvent[]): void {
  for (const { node, arming } of events) await_(run, listener(run, scope, node), arming);
}

/** The process listens from its start on; an event that cannot be armed is an incident of its own. */
export function listenForProcess(run: Run): void {
  for (const node of run.graph.listeners) {
    if (!run.state.scopes[0]) return;
    const visit = listener(run, 0, node);
    guard(run, visit, 'enter', () => rearm(run, visit));
  }
}

/** Arms an armed event again, after its arming has failed. */
export function rearm(run: Run, visit: OpenVisit): void {
  const element = nodeOf(run, visit).element as EventElement;
  const scope = run.state.scopes[visit.host!] ? visit.host! : visit.scope;
  const arming: Arming | null = prepare(run, scope, element);
  if (arming) await_(run, visit, arming);
}

function listener(run: Run, scope: Visit, node: Node): OpenVisit {
  const visit = newVisit(run, node, scope);
  visit.host = scope;
  (run.state.scopes[scope]!.listeners ??= []).push(visit.visit);
  return visit;
}

/** The event of an event subprocess has come. */
export function fireListener(run: Run, node: Node<EventElement>, event: OpenVisit, variables: JsonObject): void {
  if (node.element.interrupting || isSpent(run, event, node.element.definitions[0]!)) endArmed(run, event);
  beginEventSubProcess(run, node, event.scope, variables);
}

/**
 * Begins an event subprocess in the scope that it serves. An interrupting one ends everything else in there, and no
 * other begins any more.
 */
export function beginEventSubProcess(run: Run, start: Node<EventElement>, scope: Visit, variables: JsonObject): void {
  const current = run.state.scopes[scope]!;
  if (start.element.interrupting) {
    releaseListeners(run, current);
    cancelInside(run, scope);
    current.interrupted = true;
  }
  current.open += 1;
  const node = run.graph.nodes.get(start.element.scope!)!;
  run.queue.push({ node, scope, via: undefined, brought: variables });
}
