/**
 * A working calendar as plain numbers, so that adding working time is pure arithmetic: shifts in minutes of the local
 * week, dated exceptions (holidays, make-up days 调休), and the zone's offset changes.
 */
export interface CompiledCalendar {
  name: string;
  /** IANA name, for display only. */
  zone: string;
  /** Half-open intervals `[from, to)` in minutes since Monday 00:00 local time; sorted, not overlapping. The last may end behind 10080: the night to Monday. */
  week: [from: number, to: number][];
  /** Local date `YYYY-MM-DD` → intervals `[from, to)` in minutes of that day (empty: holiday). Replaces the week's. */
  exceptions: Record<string, [from: number, to: number][]>;
  /** `[from (ms since 1970), offset (minutes east of UTC)]`, ascending; the first entry holds from the beginning. */
  offsets: [from: number, minutes: number][];
}
