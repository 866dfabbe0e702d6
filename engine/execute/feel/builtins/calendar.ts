import { Builtin, signature } from '../builtin.ts';
import type { Scope } from '../scope.ts';
import { FeelDate, FeelDateTime, epochDay } from '../temporal.ts';

/** Built-in functions on dates (DMN 1.5 §10.3.4.8) and the clock, which shows the time of the event. */

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function dateOf(value: FeelDate | FeelDateTime): FeelDate {
  return value instanceof FeelDateTime ? value.date : value;
}

function dayOfYear(date: FeelDate): number {
  return date.epochDay - epochDay(date.year, 1, 1) + 1;
}

/** ISO 8601: the week that holds the year's first Thursday is the first. */
function weekOfYear(date: FeelDate): number {
  const thursday = FeelDate.ofEpochDay(date.epochDay + 4 - date.weekday);
  return Math.floor((dayOfYear(thursday) - 1) / 7) + 1;
}

function onDate<T extends string | number>(apply: (date: FeelDate) => T): Builtin {
  return new Builtin([signature('date: date', ([value]: [FeelDate | FeelDateTime]) => apply(dateOf(value)))]);
}

function now({ environment }: Scope): FeelDateTime {
  const { now: at, offset } = environment;
  return FeelDateTime.ofLocal(BigInt(at + offset * 60_000) * 1_000_000n, offset * 60);
}

export const calendar: [string, Builtin][] = [
  ['day of year', onDate(dayOfYear)],
  ['day of week', onDate((date) => DAYS[date.weekday - 1]!)],
  ['month of year', onDate((date) => MONTHS[date.month - 1]!)],
  ['week of year', onDate(weekOfYear)],
  ['now', new Builtin([signature('', (_args, scope) => now(scope))])],
  ['today', new Builtin([signature('', (_args, scope) => now(scope).date)])],
];
