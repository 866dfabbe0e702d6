import type { WaitingFor } from '../model/effect.ts';
import type { Visit } from '../model/event.ts';
import type { EventDefinition, EventElement, Expression, FlowId, MessageCatch } from '../model/process.ts';
import type { OpenVisit } from '../model/state.ts';
import { watch } from './conditions.ts';
import { evaluateCondition } from './expression.ts';
import type { Node, Run } from './kernel.ts';
import type { Wanted } from './subscriptions.ts';
import { subscribe, wantedMessage, wantedSignal } from './subscriptions.ts';
import type { Schedule } from './timers.ts';
import { armTimer, schedule } from './timers.ts';
import { newVisit, nodeOf } from './tokens.ts';
import { wait } from './wait.ts';

/** What an event will wait for: all its expressions are evaluated before anything is announced. */
export type Arming =
  | { schedule: Schedule }
  | { wanted: Wanted }
  | { condition: Expression }
  /** Several definitions, each with a visit of its own that serves the event. */
  | { parts: { part: number; arming: Arming }[] };

/** Evaluates what a catching event waits for; `null` when that is nothing outside (errors, escalations). */
export function prepare(run: Run, scope: Visit, element: EventElement): Arming | null {
  const { definitions } = element;
  if (definitions.length === 1) return prepareOne(run, scope, definitions[0]!);
  const parts = definitions.flatMap((definition, part) => {
    const arming = prepareOne(run, scope, definition);
    return arming ? [{ part, arming }] : [];
  });
  return parts.length > 0 ? { parts } : null;
}

function prepareOne(run: Run, scope: Visit, definition: EventDefinition): Arming | null {
  switch (definition.type) {
    case 'timer':
      return { schedule: schedule(run, scope, definition) };
    case 'message':
      return { wanted: wantedMessage(run, scope, definition.catch!) };
    case 'signal':
      return { wanted: wantedSignal(run, scope, definition.name) };
    case 'conditional':
      evaluateCondition(run, scope, definition.condition);
      return { condition: definition.condition };
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
  else if ('wanted' in arming) subscribe(run, visit, arming.wanted);
  else if ('condition' in arming) watch(run, visit, arming.condition);
  wait(run, visit, waitingFor(arming));
  if ('parts' in arming) armParts(run, visit, arming.parts);
}

function waitingFor(arming: Arming): WaitingFor {
  if ('schedule' in arming) return { kind: 'timer', at: arming.schedule.at };
  if ('condition' in arming) return { kind: 'condition' };
  if ('parts' in arming) return { kind: 'event' };
  const { kind, name, correlationKey } = arming.wanted;
  if (kind === 'signal') return { kind, name };
  return correlationKey === undefined ? { kind, name } : { kind, name, correlationKey };
}

/** Every definition of a multiple event is awaited by a visit that serves the event. */
export function armParts(run: Run, event: OpenVisit, parts: readonly { part: number; arming: Arming }[]): void {
  for (const { part, arming } of parts) {
    const visit = newVisit(run, nodeOf(run, event), event.scope);
    visit.host = event.visit;
    visit.part = part;
    (event.armed ??= []).push(visit.visit);
    await_(run, visit, arming);
  }
}

export type PreparedEvent = { node: Node; arming: Arming; via?: FlowId };

/** Arms events that serve `host`: they hold no token of their own. */
export function armFor(run: Run, host: OpenVisit, events: readonly PreparedEvent[]): void {
  for (const { node, arming, via } of events) {
    const event = newVisit(run, node, host.scope, via);
    event.host = host.visit;
    (host.armed ??= []).push(event.visit);
    await_(run, event, arming);
  }
}
