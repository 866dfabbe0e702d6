import type { Effect, TraceEntry } from '../model/effect.ts';
import type { EngineEvent, EngineEventType, Refusal } from '../model/event.ts';
import type { CompiledProcess } from '../model/process.ts';
import type { InstanceState } from '../model/state.ts';
import { handlers } from './events/index.ts';
import { graphOf } from './graph.ts';
import type { Handler, Question } from './handler.ts';
import type { Run } from './kernel.ts';
import { refusal } from './refusals.ts';
import { drain } from './travel.ts';

export interface StepResult {
  state: InstanceState;
  effects: Effect[];
  trace: TraceEntry[];
}

/**
 * Takes one event into an instance: pure, synchronous, in place. What is refused changes nothing but `seq` and leaves
 * a note.
 */
export function step(process: CompiledProcess, state: InstanceState, event: EngineEvent): StepResult {
  const run: Run = {
    graph: graphOf(process),
    process,
    state,
    at: event.at,
    event,
    effects: [],
    trace: [],
    queue: [],
    entered: { all: 0, perScope: new Map() },
    due: event.at,
    dirty: new Set(),
    touched: new Set(),
  };
  state.seq += 1;
  take(run, event);
  return { state, effects: run.effects, trace: run.trace };
}

/** Whether an event would be accepted now; changes nothing. */
export function accepts(process: CompiledProcess, state: InstanceState, event: EngineEvent): Refusal | null {
  return judge({ process, graph: graphOf(process), state }, event);
}

function take(run: Run, event: EngineEvent): void {
  const refused = judge(run, event);
  if (refused) {
    run.trace.push({ type: 'note', code: 'refused', detail: { event: event.type, code: refused.code } });
    return;
  }
  if (run.state.status === 'suspended' && policy(run, event) === 'hold') {
    run.state.held.push(event);
    run.trace.push({ type: 'note', code: 'held', detail: { event: event.type } });
    return;
  }
  handlerOf(event).apply(run, event);
  drain(run);
  if (event.type === 'resume') takeHeld(run);
}

/** What arrived while suspended happens now, in the order it came; what has become pointless is dropped. */
function takeHeld(run: Run): void {
  const { held } = run.state;
  run.state.held = [];
  for (const event of held) take(run, { ...event, at: run.at });
}

function judge(question: Question, event: EngineEvent): Refusal | null {
  const { status, nextVisit } = question.state;
  if (!Object.hasOwn(handlers, event.type)) return refusal('invalid-event', `unknown event ${String(event.type)}`);
  if (!Number.isSafeInteger(event.at)) return refusal('invalid-event', 'the time of the event is no instant');
  if (status !== 'active' && status !== 'suspended') return refusal('instance-ended', `the instance is ${status}`);
  if (nextVisit === 1 && event.type !== 'start' && event.type !== 'cancel') {
    return refusal('instance-not-started', 'the instance has not begun');
  }
  if (status === 'suspended' && policy(question, event) === 'refuse') {
    return refusal('instance-suspended', 'the instance is suspended');
  }
  if (status === 'suspended' && isHeld(question, event)) {
    return refusal('not-waiting', 'the same result is kept already until the instance is resumed');
  }
  return handlerOf(event).refuse(question, event);
}

/** A visit has one result; only escalations of a child can be several. */
function isHeld({ state }: Question, event: EngineEvent): boolean {
  if (!('visit' in event) || event.type === 'childEscalation') return false;
  return state.held.some((held) => 'visit' in held && held.visit === event.visit && held.type !== 'childEscalation');
}

function policy(question: Question, event: EngineEvent): 'run' | 'refuse' | 'hold' {
  const { whileSuspended } = handlerOf(event);
  return typeof whileSuspended === 'function' ? whileSuspended(question, event) : whileSuspended;
}

/** The table is typed per kind of event; an event only known as one of them fits its own handler. */
function handlerOf(event: EngineEvent): Handler<EngineEventType> {
  return handlers[event.type] as Handler<EngineEventType>;
}
