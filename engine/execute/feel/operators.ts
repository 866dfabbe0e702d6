import type { Num } from './decimal.ts';
import { add, Decimal, divide, inScale, multiply, negate, normal, roundTo, subtract, toDecimal } from './decimal.ts';
import { raise } from './decimal-functions.ts';
import { DAY, FeelDate, FeelDateTime, FeelDuration, FeelMonths, FeelTime, SECOND, lengthOfMonth } from './temporal.ts';
import { checkedLength } from './string-literal.ts';
import type { FeelValue } from './values.ts';
import { isNumber } from './values.ts';

/**
 * Arithmetic (DMN 1.5 §10.3.2.16–20). `undefined`: no such operation for these kinds; `null`: no result (division by
 * zero, out of range).
 */
export type Result = FeelValue | undefined;

const LONGEST = 10n ** 27n;

export const arithmetic: Readonly<Record<string, (a: FeelValue, b: FeelValue) => Result>> = {
  '+': scaledResult(plus),
  '-': scaledResult(minus),
  '*': scaledResult(times),
  '/': scaledResult(over),
  '**': scaledResult((a, b) => (isNumber(a) && isNumber(b) ? raise(a, b) : undefined)),
};

/** Numbers too large or too small for a decimal are `null`. */
function scaledResult(operator: (a: FeelValue, b: FeelValue) => Result): (a: FeelValue, b: FeelValue) => Result {
  return (a, b) => {
    const result = operator(a, b);
    return result instanceof Decimal ? inScale(result) : result;
  };
}

function plus(a: FeelValue, b: FeelValue): Result {
  if (isNumber(a) && isNumber(b)) return add(a, b);
  if (typeof a === 'string' && typeof b === 'string') return checkedLength(a + b, 0);
  if (a instanceof FeelMonths && b instanceof FeelMonths) return months(a.months + b.months);
  if (a instanceof FeelDuration && b instanceof FeelDuration) return duration(a.nanoseconds + b.nanoseconds);
  const result = shifted(a, b, 1);
  return result === undefined ? shifted(b, a, 1) : result;
}

function minus(a: FeelValue, b: FeelValue): Result {
  if (isNumber(a) && isNumber(b)) return subtract(a, b);
  if (a instanceof FeelMonths && b instanceof FeelMonths) return months(a.months - b.months);
  if (a instanceof FeelDuration && b instanceof FeelDuration) return duration(a.nanoseconds - b.nanoseconds);
  const result = shifted(a, b, -1);
  return result === undefined ? between(a, b) : result;
}

/** A point in time moved by a duration. */
function shifted(point: FeelValue, by: FeelValue, direction: 1 | -1): FeelValue | undefined {
  if (by instanceof FeelMonths) {
    if (point instanceof FeelDate) return addMonths(point, direction * by.months);
    if (!(point instanceof FeelDateTime)) return undefined;
    const date = addMonths(point.date, direction * by.months);
    return date && new FeelDateTime(date, point.time);
  }
  if (!(by instanceof FeelDuration)) return undefined;
  const nanoseconds = BigInt(direction) * by.nanoseconds;
  if (point instanceof FeelDateTime) return near(moved(point, nanoseconds));
  if (point instanceof FeelTime) {
    return new FeelTime((((point.nanoseconds + nanoseconds) % DAY) + DAY) % DAY, point.zone);
  }
  // A date is its midnight in UTC; what is left of a day falls away.
  if (point instanceof FeelDate)
    return near(FeelDateTime.ofLocal(BigInt(point.epochDay) * DAY + nanoseconds, null))?.date ?? null;
  return undefined;
}

/** `null` beyond the years that a date may have. */
function near(point: FeelDateTime): FeelDateTime | null {
  return Math.abs(point.date.year) > 999_999_999 ? null : point;
}

/** Time passes on the clock of the world, not on the wall of a zone with summer time. */
function moved(point: FeelDateTime, nanoseconds: bigint): FeelDateTime {
  const { zone } = point.time;
  const result = FeelDateTime.ofLocal(point.local + nanoseconds, zone);
  if (typeof zone !== 'string') return result;
  const change = BigInt(result.offset! - point.offset!) * SECOND;
  return change === 0n ? result : FeelDateTime.ofLocal(point.local + nanoseconds + change, zone);
}

export function addMonths(date: FeelDate, months: number): FeelDate | null {
  const count = date.year * 12 + date.month - 1 + months;
  const year = Math.floor(count / 12);
  const month = count - year * 12 + 1;
  return FeelDate.of(year, month, Math.min(date.day, lengthOfMonth(year, month)));
}

/** Time between two points of one kind; a date beside a date and time is its midnight in UTC. */
function between(a: FeelValue, b: FeelValue): Result {
  if (a instanceof FeelTime && b instanceof FeelTime) {
    const [x, y] = [a.offset(), b.offset()];
    if ((x === null) !== (y === null)) return null;
    return new FeelDuration(a.nanoseconds - b.nanoseconds - BigInt((x ?? 0) - (y ?? 0)) * SECOND);
  }
  if (a instanceof FeelDate && b instanceof FeelDate) return new FeelDuration(BigInt(a.epochDay - b.epochDay) * DAY);
  const [from, to] = [pointOf(b), pointOf(a)];
  if (!from || !to) return undefined;
  const [x, y] = [to.offset, from.offset];
  if ((x === null) !== (y === null)) return null;
  return new FeelDuration(to.local - from.local - BigInt((x ?? 0) - (y ?? 0)) * SECOND);
}

function pointOf(value: FeelValue): FeelDateTime | null {
  if (value instanceof FeelDateTime) return value;
  return value instanceof FeelDate ? new FeelDateTime(value, new FeelTime(0n, 0)) : null;
}

function times(a: FeelValue, b: FeelValue): Result {
  if (isNumber(a) && isNumber(b)) return multiply(a, b);
  if (isNumber(b)) return scaled(a, (size) => multiply(size, b));
  return isNumber(a) ? scaled(b, (size) => multiply(size, a)) : undefined;
}

function over(a: FeelValue, b: FeelValue): Result {
  if (isNumber(a) && isNumber(b)) return divide(a, b);
  if (isNumber(b)) return scaled(a, (size) => divide(size, b));
  if (a instanceof FeelMonths && b instanceof FeelMonths) return divide(a.months, b.months);
  if (a instanceof FeelDuration && b instanceof FeelDuration) return ratio(a.nanoseconds, b.nanoseconds);
  return undefined;
}

function ratio(a: bigint, b: bigint): Num | null {
  return divide(numberOf(a), numberOf(b));
}

/** A duration times or over a number, cut to whole months or nanoseconds. */
function scaled(value: FeelValue, scale: (size: Num) => Num | null): Result {
  if (value instanceof FeelMonths) {
    const size = scale(value.months);
    return size === null ? null : months(wholeOf(size));
  }
  if (!(value instanceof FeelDuration)) return undefined;
  const size = scale(numberOf(value.nanoseconds));
  return size === null ? null : duration(wholeOf(size));
}

function numberOf(value: bigint): Num {
  return normal(value, 0);
}

/** `null` for what is longer than any duration may be. */
function wholeOf(value: Num): bigint | null {
  const { coefficient, exponent } = toDecimal(roundTo(value, 0, 'down'));
  return exponent > 40 ? null : coefficient * 10n ** BigInt(exponent);
}

function duration(nanoseconds: bigint | null): FeelDuration | null {
  return nanoseconds === null || nanoseconds > LONGEST || nanoseconds < -LONGEST ? null : new FeelDuration(nanoseconds);
}

function months(count: number | bigint | null): FeelMonths | null {
  const whole = Number(count ?? Number.NaN);
  return Number.isSafeInteger(whole) ? new FeelMonths(whole) : null;
}

/** Unary minus. */
export function negated(value: FeelValue): Result {
  if (isNumber(value)) return negate(value);
  if (value instanceof FeelMonths) return new FeelMonths(-value.months);
  return value instanceof FeelDuration ? new FeelDuration(-value.nanoseconds) : undefined;
}
