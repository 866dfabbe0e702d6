import type { Json } from '../../contracts/json.ts';
import type { Visit } from '../model/event.ts';
import type { EventDefinition, Expression } from '../model/process.ts';
import type { CycleState, InstanceState, OpenVisit, WorkingTimer } from '../model/state.ts';
import { OWN_TIMER, arm } from './deadlines.ts';
import { EngineError } from './engine-error.ts';
import { evaluate, wrongType } from './expression.ts';
import type { Run } from './kernel.ts';
import type { Clock } from './time/cycle.ts';
import { addDuration, instantOf, parseCycle } from './time/cycle.ts';
import { parseDuration } from './time/iso.ts';
import { DEFAULT_CALENDAR } from './time/zone.ts';

export type TimerDefinition = Extract<EventDefinition, { type: 'timer' }>;

/** When a timer fires, evaluated but not yet armed. */
export interface Schedule {
  at: number;
  cycle?: CycleState;
  working?: WorkingTimer;
}

/** Where times live: the plant's zone, and the working calendar that a timer or ladder names. */
export function clockOf(state: InstanceState, calendar: string | undefined): Clock {
  const named = (name: string): Clock['zone'] =>
    Object.hasOwn(state.calendars, name) ? state.calendars[name] : undefined;
  return { zone: named(DEFAULT_CALENDAR), working: calendar === undefined ? undefined : named(calendar) };
}

/** Evaluates a timer definition as of now. */
export function schedule(run: Run, scope: Visit, timer: TimerDefinition): Schedule {
  const clock = clockOf(run.state, timer.calendar);
  if (timer.date !== undefined) {
    return { at: instant(run, scope, timer.date, (text) => instantOf(text, clock.zone), 'a date and time') };
  }
  if (timer.duration !== undefined) {
    const text = evaluate(run, scope, timer.duration);
    const at = instant(run, scope, timer.duration, (duration) => after(run.at, duration, clock), 'a duration');
    if (timer.calendar === undefined || typeof text !== 'string') return { at };
    return { at, working: { calendar: timer.calendar, duration: text, from: run.at } };
  }
  const expression = timer.cycle ?? '';
  const text = evaluate(run, scope, expression);
  const cycle = typeof text === 'string' ? parseCycle(text, clock) : null;
  const at = cycle?.first(run.at) ?? null;
  if (cycle === null || at === null || typeof text !== 'string') throw wrongTimer(expression, 'a repetition', text);
  return { at, cycle: { text, left: cycle.times } };
}

function instant(
  run: Run,
  scope: Visit,
  expression: Expression,
  parse: (text: string) => number | null,
  wanted: string,
): number {
  const value = evaluate(run, scope, expression);
  if (typeof value !== 'string') throw wrongType(run, scope, expression, wanted, value);
  const at = parse(value);
  if (at === null || !Number.isSafeInteger(at)) throw wrongTimer(expression, wanted, value);
  return at;
}

function after(from: number, text: string, clock: Clock): number | null {
  const duration = parseDuration(text);
  return duration && addDuration(from, duration, clock);
}

function wrongTimer(expression: Expression, wanted: string, value: Json): EngineError {
  return new EngineError('wrong-timer', `timer ${expression} gives ${JSON.stringify(value)}, which is not ${wanted}`, {
    expression,
    value,
  });
}

/** Arms a visit's own timer. */
export function armTimer(run: Run, visit: OpenVisit, { at, cycle, working }: Schedule): void {
  if (working) visit.working = working;
  if (cycle) visit.cycle = { ...cycle };
  arm(run, visit, OWN_TIMER, at);
}

/** After a repeating timer has fired: arms the next round; false when there is none. */
export function armNextRound(run: Run, visit: OpenVisit, timer: TimerDefinition): boolean {
  const state = visit.cycle;
  if (!state) return false;
  if (state.left > 0) state.left -= 1;
  if (state.left === 0) return false;
  const at = parseCycle(state.text, clockOf(run.state, timer.calendar))?.next(run.due, run.at) ?? null;
  if (at === null) return false;
  arm(run, visit, OWN_TIMER, at);
  return true;
}

/** A due or follow-up date: a date and time, or a duration from now in working time of `calendar`. */
export function dueDate(
  run: Run,
  scope: Visit,
  expression: Expression | undefined,
  calendar: string | undefined,
): number | undefined {
  if (expression === undefined) return undefined;
  const value = evaluate(run, scope, expression);
  if (value === null || value === '') return undefined;
  if (typeof value !== 'string') throw wrongType(run, scope, expression, 'a date and time or a duration', value);
  const clock = clockOf(run.state, calendar);
  const at = value.trimStart().startsWith('P') ? after(run.at, value, clock) : instantOf(value, clock.zone);
  if (at === null) throw wrongTimer(expression, 'a date and time or a duration', value);
  return at;
}

/** A changed calendar moves a timer that counts working time and has not fired. */
export function rearmWorkingTimer(run: Run, visit: OpenVisit): void {
  const { working } = visit;
  if (!working || !visit.timers?.some(({ slot }) => slot === OWN_TIMER)) return;
  const at = after(working.from, working.duration, clockOf(run.state, working.calendar));
  if (at !== null) arm(run, visit, OWN_TIMER, at);
}
