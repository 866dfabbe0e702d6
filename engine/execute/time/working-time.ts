import type { CompiledCalendar } from '../../model/calendar.ts';
import { calendarOffset, localToInstant } from './zone.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
const DAYS_PER_WEEK = 7;
/** 1970-01-01 was a Thursday, three days after a Monday. */
const EPOCH_WEEKDAY = 3;
/** A hundred years without enough working time: the calendar cannot be meant. */
const LAST_DAY = 36_525;

/**
 * The instant that lies `milliseconds` of working time after `from`. Additive: adding a then b equals adding a + b.
 * `null` when the calendar never has that much working time.
 */
export function addWorkingTime(calendar: CompiledCalendar, from: number, milliseconds: number): number | null {
  if (milliseconds <= 0) return from;
  let left = milliseconds;
  const first = localDay(calendar, from);
  for (let day = first; day < first + LAST_DAY; day++) {
    for (const [start, end] of shiftsOf(calendar, day)) {
      if (end <= from) continue;
      const begin = start > from ? start : from;
      if (left <= end - begin) return begin + left;
      left -= end - begin;
    }
  }
  return null;
}

/** Working time between two instants, in milliseconds; 0 when `to` is not after `from`. */
export function workingTimeBetween(calendar: CompiledCalendar, from: number, to: number): number {
  let sum = 0;
  const last = Math.min(localDay(calendar, to), localDay(calendar, from) + LAST_DAY);
  for (let day = localDay(calendar, from); day <= last; day++) {
    for (const [start, end] of shiftsOf(calendar, day)) {
      const begin = start > from ? start : from;
      const stop = end < to ? end : to;
      if (stop > begin) sum += stop - begin;
    }
  }
  return sum;
}

/** `count` working days later at the same time of day, moved into working time if it falls outside. */
export function addWorkingDays(calendar: CompiledCalendar, from: number, count: number): number | null {
  const first = localDay(calendar, from);
  const timeOfDay = from + calendarOffset(calendar, from) * MINUTE - first * DAY;
  let left = count;
  for (let day = first + 1; left > 0; day++) {
    if (day > first + LAST_DAY) return null;
    if (shiftsOf(calendar, day).length > 0) left -= 1;
    if (left === 0) return intoWorkingTime(calendar, localToInstant(calendar, day * DAY + timeOfDay));
  }
  return from;
}

/** The instant itself if it is working time, else the next beginning of a shift. */
export function intoWorkingTime(calendar: CompiledCalendar, at: number): number | null {
  const first = localDay(calendar, at);
  for (let day = first; day < first + LAST_DAY; day++) {
    for (const [start, end] of shiftsOf(calendar, day)) {
      if (end > at) return start > at ? start : at;
    }
  }
  return null;
}

function localDay(calendar: CompiledCalendar, at: number): number {
  return Math.floor((at + calendarOffset(calendar, at) * MINUTE) / DAY);
}

/** The shifts of a local day as instants, ascending; the exception of the date replaces the week's. */
function shiftsOf(calendar: CompiledCalendar, day: number): [start: number, end: number][] {
  const date = new Date(day * DAY).toISOString().slice(0, 10);
  const midnight = day * DAY;
  const minutes = Object.hasOwn(calendar.exceptions, date) ? calendar.exceptions[date]! : weekday(calendar, day);
  return minutes.map(([from, to]) => [
    localToInstant(calendar, midnight + from * MINUTE),
    localToInstant(calendar, midnight + to * MINUTE),
  ]);
}

const WEEK_MINUTES = DAYS_PER_WEEK * 1440;

/** The part of the weekly plan that falls on this day, in minutes of the day. */
function weekday(calendar: CompiledCalendar, day: number): [from: number, to: number][] {
  const index = (((day + EPOCH_WEEKDAY) % DAYS_PER_WEEK) + DAYS_PER_WEEK) % DAYS_PER_WEEK;
  const start = index * 1440;
  const result: [number, number][] = [];
  const add = (from: number, to: number): void => {
    const begin = Math.max(from, start);
    const end = Math.min(to, start + 1440);
    if (begin < end) result.push([begin - start, end - start]);
  };
  // The night from Sunday to Monday goes on in the next week.
  for (const [from, to] of calendar.week) if (to > WEEK_MINUTES) add(from - WEEK_MINUTES, to - WEEK_MINUTES);
  for (const [from, to] of calendar.week) add(from, to);
  return result;
}
