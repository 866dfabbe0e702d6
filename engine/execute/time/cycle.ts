import type { CompiledCalendar } from '../../model/calendar.ts';
import { nextCron, parseCron } from './cron.ts';
import { addMonths, parseDateTime, parseDuration } from './iso.ts';
import type { IsoDuration } from './iso.ts';
import { addWorkingDays, addWorkingTime, intoWorkingTime } from './working-time.ts';
import { calendarOffset, localToInstant } from './zone.ts';

const DAY = 86_400_000;

/** Where a timer's local times live, and whether durations count working time only. */
export interface Clock {
  /** Zone of times without offset: the plant's calendar. */
  zone: CompiledCalendar | undefined;
  /** Set by `millrace:calendar`: durations are working time of it. */
  working: CompiledCalendar | undefined;
}

/** The instant of a date text, or `null`. */
export function instantOf(text: string, zone: CompiledCalendar | undefined): number | null {
  const parsed = parseDateTime(text);
  if (!parsed) return null;
  return parsed.offset === undefined ? localToInstant(zone, parsed.local) : parsed.local - parsed.offset * 60_000;
}

/**
 * `from` plus a duration. Months and days keep the local time of day. With a working calendar days are working days
 * and hours are working hours.
 */
export function addDuration(from: number, duration: IsoDuration, clock: Clock): number | null {
  const zone = clock.working ?? clock.zone;
  let at = from;
  if (duration.months !== 0 || (duration.days !== 0 && !clock.working)) {
    const local = at + (zone ? calendarOffset(zone, at) * 60_000 : 0);
    const days = clock.working ? 0 : duration.days;
    at = localToInstant(zone, addMonths(local, duration.months) + days * DAY);
  }
  if (!clock.working) return at + duration.milliseconds;
  const day = duration.days > 0 ? addWorkingDays(clock.working, at, duration.days) : intoWorkingTime(clock.working, at);
  return day === null ? null : addWorkingTime(clock.working, day, duration.milliseconds);
}

/** A repetition: every duration, or by cron. */
export interface Cycle {
  /** How often it fires; −1 for ever. */
  times: number;
  first(now: number): number | null;
  next(due: number, now: number): number | null;
}

const REPETITION = /^R(\d{0,9})\/(?:([^/P][^/]*)\/)?(P[^/]+)(?:\/([^/P][^/]*))?$/;

/** `R3/PT10M`, `R/2026-01-05T08:00:00Z/P1D` or cron; `null` when the text is neither. */
export function parseCycle(text: string, clock: Clock): Cycle | null {
  const match = REPETITION.exec(text.trim());
  if (!match) return cronCycle(text, clock);
  const duration = parseDuration(match[3]!);
  const start = match[2] === undefined ? undefined : instantOf(match[2], clock.zone);
  const end = match[4] === undefined ? undefined : instantOf(match[4], clock.zone);
  const times = match[1] === '' ? -1 : Number(match[1]);
  if (!duration || start === null || end === null || times === 0 || !isForward(duration)) return null;
  const until = (at: number | null): number | null => (at !== null && end !== undefined && at > end ? null : at);
  const after = (due: number): number | null => until(addDuration(due, duration, clock));
  const even = duration.months === 0 && duration.days === 0 && !clock.working ? duration.milliseconds : 0;
  const firstFrom = (due: number, now: number): number | null => firstAfter(due, now, even, after);
  return {
    times,
    first: (now) => (start === undefined ? after(now) : until(start >= now ? start : firstFrom(start, now))),
    // A cycle without end does not make up for rounds missed while nothing ran.
    next: (due, now) => (times < 0 ? firstFrom(due, now) : after(due)),
  };
}

function isForward(duration: IsoDuration): boolean {
  return duration.months >= 0 && duration.days >= 0 && duration.months + duration.days + duration.milliseconds > 0;
}

/** The first repetition after `due` that is not behind `now`; even steps are skipped at once. */
function firstAfter(due: number, now: number, even: number, after: (due: number) => number | null): number | null {
  const missed = even > 0 ? Math.floor((now - due - 1) / even) : 0;
  let at = after(missed > 0 ? due + missed * even : due);
  while (at !== null && at < now) at = after(at);
  return at;
}

function cronCycle(text: string, clock: Clock): Cycle | null {
  const cron = parseCron(text);
  if (!cron) return null;
  const next = (after: number): number | null => nextCron(cron, after, clock.working ?? clock.zone);
  return { times: -1, first: next, next: (due, now) => next(Math.max(due, now - 1)) };
}
