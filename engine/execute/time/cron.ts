import type { CompiledCalendar } from '../../model/calendar.ts';
import { daysInMonth } from './iso.ts';
import { calendarOffset, localToInstant } from './zone.ts';

/** A parsed cron expression: five fields (minute …) or six (second …), as sets of allowed values. */
export interface Cron {
  seconds: boolean[];
  minutes: boolean[];
  hours: boolean[];
  days: boolean[];
  months: boolean[];
  weekdays: boolean[];
  /** Both day fields are restricted: either may match (Vixie cron). */
  eitherDay: boolean;
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const SHORTHANDS: Record<string, string> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};
const DAY = 86_400_000;
const LAST_DAY = 8 * 366;

/** `null` when the text is no cron expression. */
export function parseCron(text: string): Cron | null {
  const trimmed = text.trim();
  const plain = Object.hasOwn(SHORTHANDS, trimmed) ? SHORTHANDS[trimmed]! : trimmed;
  const fields = plain.split(/\s+/);
  if (fields.length === 5) fields.unshift('0');
  if (fields.length !== 6) return null;
  const sets = [
    parseField(fields[0]!, 0, 59),
    parseField(fields[1]!, 0, 59),
    parseField(fields[2]!, 0, 23),
    parseField(fields[3]!, 1, 31),
    parseField(fields[4]!, 1, 12, MONTHS, 1),
    parseField(fields[5]!, 0, 7, WEEKDAYS, 0),
  ];
  if (sets.some((set) => set === null)) return null;
  const [seconds, minutes, hours, days, months, weekdays] = sets as boolean[][];
  if (weekdays![7]) weekdays![0] = true;
  const free = (field: string): boolean => field.startsWith('*') || field === '?';
  return {
    seconds: seconds!,
    minutes: minutes!,
    hours: hours!,
    days: days!,
    months: months!,
    weekdays: weekdays!,
    eitherDay: !free(fields[3]!) && !free(fields[5]!),
  };
}

function parseField(text: string, low: number, high: number, names: string[] = [], base = 0): boolean[] | null {
  const allowed: boolean[] = new Array<boolean>(high + 1).fill(false);
  for (const part of text.split(',')) {
    const match = /^(\*|\?|([0-9A-Za-z]+)(?:-([0-9A-Za-z]+))?)(?:\/(\d{1,3}))?$/.exec(part);
    if (!match) return null;
    const all = match[2] === undefined;
    const from = all ? low : value(match[2]!, names, base);
    const open = match[4] !== undefined && match[3] === undefined;
    const to = all || open ? high : value(match[3] ?? match[2]!, names, base);
    const step = Number(match[4] ?? 1);
    if (!(from >= low && to <= high && from <= to && step > 0)) return null;
    for (let i = from; i <= to; i += step) allowed[i] = true;
  }
  return allowed;
}

function value(text: string, names: string[], base: number): number {
  const index = names.indexOf(text.toUpperCase());
  return index >= 0 ? index + base : /^\d+$/.test(text) ? Number(text) : Number.NaN;
}

/** The first instant after `after` that matches, in the calendar's zone (UTC without one); `null` if there is none. */
export function nextCron(cron: Cron, after: number, calendar: CompiledCalendar | undefined): number | null {
  const offset = calendar ? calendarOffset(calendar, after) * 60_000 : 0;
  const local = after + offset;
  const first = Math.floor(local / DAY);
  for (let day = first; day < first + LAST_DAY; day++) {
    if (!matchesDay(cron, day)) continue;
    for (let time = day === first ? nextTime(cron, local - day * DAY) : nextTime(cron, -1); time !== null;) {
      const at = localToInstant(calendar, day * DAY + time);
      if (at > after) return at;
      time = nextTime(cron, time);
    }
  }
  return null;
}

function matchesDay(cron: Cron, day: number): boolean {
  const date = new Date(day * DAY);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth() + 1;
  if (!cron.months[month] || date.getUTCDate() > daysInMonth(year, month)) return false;
  const byDay = cron.days[date.getUTCDate()]!;
  const byWeekday = cron.weekdays[date.getUTCDay()]!;
  return cron.eitherDay ? byDay || byWeekday : byDay && byWeekday;
}

/** The next matching time of day after `after`, in milliseconds since midnight. */
function nextTime(cron: Cron, after: number): number | null {
  const start = Math.floor(after / 1000) + 1;
  for (let hour = Math.floor(Math.max(start, 0) / 3600); hour < 24; hour++) {
    if (!cron.hours[hour]) continue;
    for (let minute = 0; minute < 60; minute++) {
      const base = hour * 3600 + minute * 60;
      if (!cron.minutes[minute] || base + 59 < start) continue;
      for (let second = Math.max(0, start - base); second < 60; second++) {
        if (cron.seconds[second]) return (base + second) * 1000;
      }
    }
  }
  return null;
}
