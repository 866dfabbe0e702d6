import { fault } from '../../contracts/errors.ts';
import { weekdays } from '../../contracts/masterdata/calendars.ts';
import type { CalendarInput, Shift } from '../../contracts/masterdata/calendars.ts';
import type { CompiledCalendar } from '../../engine/model/calendar.ts';
import { zoneOffsets } from './zone-offsets.ts';

type Interval = [from: number, to: number];

const DAY = 24 * 60;
const WEEK = 7 * DAY;
const YEAR_MS = 366 * 24 * 3_600_000;
/** How far ahead a compiled calendar knows its zone's offsets; instances refresh their calendars long before. */
const YEARS_BACK = 1;
const YEARS_AHEAD = 10;

/** A calendar as people keep it → the plain numbers in which working time is added up. */
export function compileCalendar(calendar: CalendarInput & { zone: string }, at: Date): CompiledCalendar {
  const week = weekdays.flatMap((day, index) => shiftsOf(calendar.week[day], day).map(shifted(index * DAY)));
  return {
    name: calendar.code,
    zone: calendar.zone,
    week: united(wrapped(week), calendar.code),
    exceptions: exceptionsOf(calendar),
    offsets: zoneOffsets(calendar.zone, at.getTime() - YEARS_BACK * YEAR_MS, at.getTime() + YEARS_AHEAD * YEAR_MS),
  };
}

/** Round the clock, for plants without a calendar of their own. */
export function alwaysOpen(zone: string, at: Date): CompiledCalendar {
  const all = [{ from: '00:00', to: '24:00' }];
  const week = { mon: all, tue: all, wed: all, thu: all, fri: all, sat: all, sun: all };
  return compileCalendar({ code: '24x7', name: { zh: '全天候', en: '24 × 7' }, zone, week, exceptions: [] }, at);
}

/** A night shift of Sunday ends on Monday: the week is a ring. */
function wrapped(intervals: Interval[]): Interval[] {
  return intervals.flatMap(([from, to]): Interval[] =>
    to <= WEEK
      ? [[from, to]]
      : [
          [from, WEEK],
          [0, to - WEEK],
        ],
  );
}

/**
 * An exception replaces what the week says of that date. A night shift that reaches into the date from the day before
 * belongs to the day before, so it stays; the part of an exception's own night shift after midnight goes to the next date.
 */
function exceptionsOf(calendar: CalendarInput): CompiledCalendar['exceptions'] {
  const own = new Map(calendar.exceptions.map((one) => [one.date, shiftsOf(one.shifts, one.date)]));
  if (own.size !== calendar.exceptions.length) throw invalid('exceptions', 'a date stands there twice');
  const dates = new Set([...own.keys()].flatMap((date) => [date, nextDate(date, 1)]));
  const shiftsOn = (date: string): Interval[] =>
    own.get(date) ?? shiftsOf(calendar.week[weekdays[weekdayOf(date)]!], date);
  const result: CompiledCalendar['exceptions'] = {};
  for (const date of [...dates].sort()) {
    const today = shiftsOn(date).map(([from, to]): Interval => [from, Math.min(to, DAY)]);
    const before = shiftsOn(nextDate(date, -1));
    const carried = before.filter(([, to]) => to > DAY).map(([, to]): Interval => [0, to - DAY]);
    result[date] = united([...carried, ...today], calendar.code);
  }
  return result;
}

function shiftsOf(shifts: readonly Shift[], where: string): Interval[] {
  const intervals = shifts.map(({ from, to }): Interval => {
    const start = minutes(from);
    const end = minutes(to);
    return [start, end <= start ? end + DAY : end];
  });
  intervals.sort((a, b) => a[0] - b[0]);
  if (intervals.some(([from], index) => index > 0 && from < intervals[index - 1]![1]))
    throw invalid(where, 'the shifts overlap');
  return intervals;
}

/** Sorted, touching intervals joined; overlapping ones (a night shift into an early one) are refused. */
function united(intervals: Interval[], where: string): Interval[] {
  const sorted = [...intervals].sort((a, b) => a[0] - b[0]);
  const result: Interval[] = [];
  for (const [from, to] of sorted) {
    const last = result.at(-1);
    if (last && from < last[1]) throw invalid(where, 'a night shift reaches into the next shift');
    if (last && from === last[1]) last[1] = to;
    else result.push([from, to]);
  }
  return result;
}

function shifted(by: number): (interval: Interval) => Interval {
  return ([from, to]) => [from + by, to + by];
}

function minutes(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}

/** Monday = 0. */
function weekdayOf(date: string): number {
  return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
}

function nextDate(date: string, by: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + by * DAY * 60_000).toISOString().slice(0, 10);
}

function invalid(path: string, message: string): Error {
  return fault('invalid-input', { detail: `${path}: ${message}`, errors: [{ path, code: 'overlap', message }] });
}
