import type { CompiledCalendar } from '../../model/calendar.ts';

/** Name of the plant's own calendar among those an instance carries. */
export const DEFAULT_CALENDAR = 'default';

/** Minutes east of UTC that hold for dates without offset: the zone of the plant's calendar, else UTC. */
export function offsetAt(calendars: Readonly<Record<string, CompiledCalendar>>, at: number): number {
  const calendar = Object.hasOwn(calendars, DEFAULT_CALENDAR) ? calendars[DEFAULT_CALENDAR] : undefined;
  return calendar ? calendarOffset(calendar, at) : 0;
}

/** Minutes east of UTC in a calendar's zone at an instant. */
export function calendarOffset(calendar: CompiledCalendar, at: number): number {
  const { offsets } = calendar;
  let low = 0;
  let high = offsets.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (offsets[middle]![0] <= at) low = middle;
    else high = middle - 1;
  }
  return offsets[low]?.[1] ?? 0;
}

/** The instant of a local time (as if it were UTC); a local time that occurs twice is the first, a skipped one moves on. */
export function localToInstant(calendar: CompiledCalendar | undefined, local: number): number {
  if (!calendar || calendar.offsets.length === 0) return local;
  const before = local - calendarOffset(calendar, local - 24 * 3600_000) * 60_000;
  if (before + calendarOffset(calendar, before) * 60_000 === local) return before;
  const after = local - calendarOffset(calendar, local + 24 * 3600_000) * 60_000;
  if (after + calendarOffset(calendar, after) * 60_000 === local) return after;
  return before;
}
