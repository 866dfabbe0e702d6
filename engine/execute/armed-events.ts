import type { JsonObject } from '../../contracts/json.ts';
import type { Visit } from '../model/event.ts';
import type { EventDefinition, EventElement } from '../model/process.ts';
import type { OpenVisit } from '../model/state.ts';
import type { PreparedEvent } from './arming.ts';
import { prepare } from './arming.ts';
import type { Node, Run } from './kernel.ts';
import { takeKept, takeOver } from './mappings.ts';
import { armNextRound } from './timers.ts';
import { cancelVisit, chooseFlows, close, guard, leave, newVisit, release, traceEntered } from './tokens.ts';
import { scopeOf } from './variables.ts';

/** Evaluates the boundary events of an activity that wait for something outside. */
export function prepareBoundaries(run: Run, node: Node, visit: OpenVisit): PreparedEvent[] {
  const prepared: PreparedEvent[] = [];
  for (const boundary of node.boundaries) {
    const arming = prepare(run, scopeOf(run.state, visit), boundary.element as EventElement);
    if (arming) prepared.push({ node: boundary, arming });
  }
  return prepared;
}

/** Takes an armed event from its host, so that it becomes a visit of its own. */
export function detach(run: Run, event: OpenVisit): OpenVisit {
  const host = run.state.visits[event.host!]!;
  host.armed = host.armed!.filter((visit) => visit !== event.visit);
  delete event.host;
  release(run, event);
  delete run.state.visits[event.visit];
  event.waitingFor = null;
  event.enteredAt = run.at;
  return host;
}

/** An armed boundary event fires: it takes over the token of its host, or starts one beside it. */
export function fireBoundary(run: Run, node: Node<EventElement>, event: OpenVisit, variables: JsonObject): void {
  if (node.element.interrupting) {
    const host = detach(run, event);
    cancelVisit(run, host, 'cancelled');
    begin(run, node, event, variables);
    return;
  }
  if (isSpent(run, event, node.element.definitions[0]!)) endArmed(run, event);
  fireBeside(run, node, event.scope, variables);
}

/** Whether what fired fires no more: a timer without further rounds. Several definitions are looked at one by one. */
export function isSpent(run: Run, event: OpenVisit, definition: EventDefinition): boolean {
  return !event.armed && definition.type === 'timer' && !armNextRound(run, event, definition);
}

/** An event is no longer armed, though what it served goes on. */
export function endArmed(run: Run, event: OpenVisit): void {
  const { visits, scopes } = run.state;
  const host = visits[event.host!];
  if (host?.armed) host.armed = host.armed.filter((visit) => visit !== event.visit);
  const scope = scopes[event.host!];
  if (scope?.listeners) scope.listeners = scope.listeners.filter((visit) => visit !== event.visit);
  close(run, event, 'completed');
}

/** A boundary event that no visit is armed for (error, escalation, cancel) takes over the token of `host`. */
export function interrupt(
  run: Run,
  node: Node<EventElement>,
  host: OpenVisit,
  variables: JsonObject,
  how: 'cancelled' | 'error',
): void {
  const event = newVisit(run, node, host.scope);
  cancelVisit(run, host, how);
  begin(run, node, event, variables);
}

/** A non-interrupting event starts a token beside its host. */
export function fireBeside(run: Run, node: Node<EventElement>, scope: Visit, variables: JsonObject): void {
  run.state.scopes[scope]!.open += 1;
  begin(run, node, newVisit(run, node, scope), variables);
}

function begin(run: Run, node: Node<EventElement>, event: OpenVisit, variables: JsonObject): void {
  traceEntered(run, event);
  completeEvent(run, node, event, variables);
}

/** What the event brought is taken over, and its token goes on. */
export function completeEvent(run: Run, node: Node<EventElement>, visit: OpenVisit, variables: JsonObject): void {
  release(run, visit);
  guard(run, visit, 'leave', () => {
    takeOver(run, node.element.outputs, visit, variables);
    leave(run, visit, chooseFlows(run, node, visit));
  });
}

/** The end of an event's visit once more; a retry begins where it failed. */
export function leaveEvent(run: Run, node: Node<EventElement>, visit: OpenVisit): void {
  guard(run, visit, 'leave', () => {
    takeKept(run, node.element.outputs, visit);
    leave(run, visit, chooseFlows(run, node, visit));
  });
}

/** One of the events behind an event-based gateway came first: the gateway ends, the others are taken back. */
export function win(run: Run, event: OpenVisit): void {
  const gateway = detach(run, event);
  close(run, gateway, 'completed');
  traceEntered(run, event);
}
