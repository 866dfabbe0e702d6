import type { JsonObject } from '../../contracts/json.ts';
import type { WaitingFor } from '../model/effect.ts';
import type { Visit } from '../model/event.ts';
import type { EventElement, FlowId, MessageCatch } from '../model/process.ts';
import type { OpenVisit } from '../model/state.ts';
import type { Node, Run } from './kernel.ts';
import { applyOutputs } from './mappings.ts';
import type { Wanted } from './subscriptions.ts';
import { subscribe, wantedMessage, wantedSignal } from './subscriptions.ts';
import type { Schedule, TimerDefinition } from './timers.ts';
import { armNextRound, armTimer, schedule } from './timers.ts';
import { cancelVisit, chooseFlows, close, guard, leave, newVisit, release, traceEntered } from './tokens.ts';
import { wait } from './wait.ts';
import { scopeOf, writeOutward } from './variables.ts';

/** What an event will wait for: all its expressions are evaluated before anything is announced. */
export type Arming = { schedule: Schedule } | { wanted: Wanted };

/** Evaluates what a catching event waits for. Error and escalation events wait for nothing outside: `null`. */
export function prepare(run: Run, scope: Visit, element: EventElement): Arming | null {
  const definition = element.definitions[0];
  switch (definition?.type) {
    case 'timer':
      return { schedule: schedule(run, scope, definition) };
    case 'message':
      return { wanted: wantedMessage(run, scope, definition.catch!) };
    case 'signal':
      return { wanted: wantedSignal(run, scope, definition.name) };
    default:
      return null;
  }
}

export function prepareMessage(run: Run, scope: Visit, message: MessageCatch): Arming {
  return { wanted: wantedMessage(run, scope, message) };
}

/** Announces what the visit waits for and leaves it waiting. */
export function await_(run: Run, visit: OpenVisit, arming: Arming): void {
  if ('schedule' in arming) armTimer(run, visit, arming.schedule);
  else subscribe(run, visit, arming.wanted);
  wait(run, visit, waitingFor(arming));
}

function waitingFor(arming: Arming): WaitingFor {
  if ('schedule' in arming) return { kind: 'timer', at: arming.schedule.at };
  const { kind, name, correlationKey } = arming.wanted;
  if (kind === 'signal') return { kind, name };
  return correlationKey === undefined ? { kind, name } : { kind, name, correlationKey };
}

export type PreparedEvent = { node: Node; arming: Arming; via?: FlowId };

/** Evaluates the boundary events of an activity that wait for something outside. */
export function prepareBoundaries(run: Run, node: Node, visit: OpenVisit): PreparedEvent[] {
  const prepared: PreparedEvent[] = [];
  for (const boundary of node.boundaries) {
    const arming = prepare(run, scopeOf(run.state, visit), boundary.element as EventElement);
    if (arming) prepared.push({ node: boundary, arming });
  }
  return prepared;
}

/** Arms events that serve `host`: they hold no token of their own. */
export function armFor(run: Run, host: OpenVisit, events: readonly PreparedEvent[]): void {
  for (const { node, arming, via } of events) {
    const event = newVisit(run, node, host.scope, via);
    event.host = host.visit;
    (host.armed ??= []).push(event.visit);
    await_(run, event, arming);
  }
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
  const timer = node.element.definitions[0] as TimerDefinition;
  if (timer.type === 'timer' && !armNextRound(run, event, timer)) endArmed(run, event);
  fireBeside(run, node, event.scope, variables);
}

/** A timer without further rounds: the event is no longer armed. */
function endArmed(run: Run, event: OpenVisit): void {
  const host = run.state.visits[event.host!]!;
  host.armed = host.armed!.filter((visit) => visit !== event.visit);
  close(run, event, 'completed');
}

/** A boundary event that no visit is armed for (error, escalation) takes over the token of `host`. */
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
  run.entered += 1;
  completeEvent(run, node, event, variables);
}

/** What the event brought is taken over, and its token goes on. */
export function completeEvent(run: Run, node: Node<EventElement>, visit: OpenVisit, variables: JsonObject): void {
  release(run, visit);
  visit.result = variables;
  leaveEvent(run, node, visit);
}

/** The end of an event's visit; a retry begins where it failed. */
export function leaveEvent(run: Run, node: Node<EventElement>, visit: OpenVisit): void {
  guard(run, visit, 'leave', () => {
    if (visit.result) {
      if (node.element.outputs.length > 0) applyOutputs(run, visit, node.element.outputs, visit.result);
      else writeOutward(run, scopeOf(run.state, visit), visit.result);
      delete visit.result;
    }
    leave(run, visit, chooseFlows(run, node, visit));
  });
}

/** One of the events behind an event-based gateway came first: the gateway ends, the others are taken back. */
export function win(run: Run, event: OpenVisit): void {
  const gateway = detach(run, event);
  close(run, gateway, 'completed');
  traceEntered(run, event);
}
