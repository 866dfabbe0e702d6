import { compareNumbers } from './decimal.ts';
import { DAY, FeelDate, FeelDateTime, FeelDuration, FeelMonths, FeelTime, SECOND, Temporal } from './temporal.ts';
import type { FeelContext, FeelValue } from './values.ts';
import { FeelRange, isContext, isNumber } from './values.ts';

/**
 * Equality (DMN 1.5 §10.3.2.15, table 42): `null` when the kinds differ. `null` equals only `null`.
 */
export function equals(a: FeelValue, b: FeelValue): boolean | null {
  if (a === null || b === null) return a === b;
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b) === 0;
  if (typeof a === 'string' || typeof a === 'boolean') return typeof a === typeof b ? a === b : null;
  if (Array.isArray(a)) return Array.isArray(b) ? sameLists(a, b) : null;
  if (a instanceof FeelRange) return b instanceof FeelRange ? sameRanges(a, b) : null;
  if (isContext(a)) return isContext(b) ? sameContexts(a, b) : null;
  if (a instanceof Temporal && b instanceof Temporal && hasOffset(a) !== hasOffset(b)) return null;
  const order = compare(wholeSeconds(a), wholeSeconds(b));
  return order === null ? null : order === 0;
}

/** Whether a time is that of a place in the world; the others are never equal to such. */
function hasOffset(value: Temporal): boolean {
  if (value instanceof FeelDateTime) return value.offset !== null;
  return value instanceof FeelTime && value.offset() !== null;
}

/** Times are equal by their properties, of which the smallest is the second (table 42). */
function wholeSeconds(value: FeelValue): FeelValue {
  const time = value instanceof FeelDateTime ? value.time : value;
  if (!(time instanceof FeelTime) || time.nanoseconds % SECOND === 0n) return value;
  const whole = new FeelTime(time.nanoseconds - (time.nanoseconds % SECOND), time.zone);
  return value instanceof FeelDateTime ? new FeelDateTime(value.date, whole) : whole;
}

function sameLists(a: FeelValue[], b: FeelValue[]): boolean | null {
  if (a.length !== b.length) return false;
  return all(a.map((item, index) => equals(item, b[index]!)));
}

function sameContexts(a: FeelContext, b: FeelContext): boolean | null {
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length || !keys.every((key) => Object.hasOwn(b, key))) return false;
  return all(keys.map((key) => equals(a[key]!, b[key]!)));
}

function sameRanges(a: FeelRange, b: FeelRange): boolean | null {
  if (a.lowIncluded !== b.lowIncluded || a.highIncluded !== b.highIncluded || a.sign !== b.sign) return false;
  return all([equals(a.low, b.low), equals(a.high, b.high)]);
}

function all(results: (boolean | null)[]): boolean | null {
  if (results.includes(false)) return false;
  return results.includes(null) ? null : true;
}

/** Order of two values of one ordered kind: negative, 0 or positive; `null` when they cannot be compared. */
export function compare(a: FeelValue, b: FeelValue): number | null {
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b);
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b);
  if (a instanceof FeelDate && b instanceof FeelDate) return a.epochDay - b.epochDay;
  if (a instanceof FeelDateTime && b instanceof FeelDateTime) return comparePoints(a, b);
  if (a instanceof FeelTime && b instanceof FeelTime) return compareTimes(a, b);
  if (a instanceof FeelDuration && b instanceof FeelDuration) return sign(a.nanoseconds - b.nanoseconds);
  if (a instanceof FeelMonths && b instanceof FeelMonths) return a.months - b.months;
  return null;
}

/** By code points, not by UTF-16 units. */
function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  const [x, y] = [[...a], [...b]];
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    const difference = x[i]!.codePointAt(0)! - y[i]!.codePointAt(0)!;
    if (difference !== 0) return difference;
  }
  return x.length - y.length;
}

function sign(value: bigint): number {
  return value < 0n ? -1 : value > 0n ? 1 : 0;
}

/** A point without offset has that of the other (table 54). */
function comparePoints(a: FeelDateTime, b: FeelDateTime): number {
  const [x, y] = [a.offset, b.offset];
  if (x === null || y === null) return sign(a.local - b.local);
  return sign(a.local - BigInt(x) * SECOND - (b.local - BigInt(y) * SECOND));
}

function compareTimes(a: FeelTime, b: FeelTime): number {
  const [x, y] = [a.offset(), b.offset()];
  if (x === null || y === null) return sign(a.nanoseconds - b.nanoseconds);
  const utc = (time: FeelTime, offset: number): bigint =>
    (((time.nanoseconds - BigInt(offset) * SECOND) % DAY) + DAY) % DAY;
  return sign(utc(a, x) - utc(b, y));
}

/** Whether a value lies in a range; `null` when they cannot be compared. */
export function inRange(value: FeelValue, range: FeelRange): boolean | null {
  const low = range.low === null ? 1 : compare(value, range.low);
  const high = range.high === null ? -1 : compare(value, range.high);
  if (low === null || high === null) return null;
  return (low > 0 || (low === 0 && range.lowIncluded)) && (high < 0 || (high === 0 && range.highIncluded));
}
