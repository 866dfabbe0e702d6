import type { Json } from '../../contracts/json.ts';
import type { CompiledCalendar } from '../model/calendar.ts';
import type { Expression } from '../model/process.ts';
import { feelOf, isFeel } from './expression.ts';
import { addDuration, instantOf, parseCycle } from './time/cycle.ts';
import { parseDuration } from './time/iso.ts';
import { DEFAULT_CALENDAR, offsetAt } from './time/zone.ts';
import type { TimerDefinition } from './timers.ts';

/** How far a timer start event has come. */
export interface TimerStartProgress {
  /** When its version was published: where durations and repetitions count from. */
  since: number;
  fired: number;
  /** Instant of the last start. */
  last: number | null;
}

/**
 * When a timer start event starts its next instance; `null` = never again. There is no instance yet, so an expression
 * reads nothing but the clock. A repetition without end does not make up for what was missed.
 */
export function nextTimerStart(
  timer: TimerDefinition,
  calendars: Readonly<Record<string, CompiledCalendar>>,
  progress: TimerStartProgress,
  now: number,
): number | null {
  const named = (name: string | undefined) =>
    name !== undefined && Object.hasOwn(calendars, name) ? calendars[name] : undefined;
  const clock = { zone: named(DEFAULT_CALENDAR), working: named(timer.calendar) };
  const text = (expression: Expression) => textOf(expression, calendars, progress.since);
  if (timer.cycle !== undefined) {
    const cycle = parseCycle(text(timer.cycle), clock);
    if (!cycle || (cycle.times >= 0 && progress.fired >= cycle.times)) return null;
    return progress.last === null ? cycle.first(progress.since) : cycle.next(progress.last, now);
  }
  if (progress.fired > 0) return null;
  if (timer.date !== undefined) return instantOf(text(timer.date), clock.zone);
  const duration = timer.duration === undefined ? null : parseDuration(text(timer.duration));
  return duration && addDuration(progress.since, duration, clock);
}

function textOf(expression: Expression, calendars: Readonly<Record<string, CompiledCalendar>>, now: number): string {
  if (!isFeel(expression)) return expression;
  const value: Json = feelOf(expression.slice(1)).evaluate(() => undefined, { now, offset: offsetAt(calendars, now) });
  return typeof value === 'string' ? value : '';
}
