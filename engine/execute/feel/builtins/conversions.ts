import { Builtin, signature } from '../builtin.ts';
import type { Num } from '../decimal.ts';
import { parseNumber, toDecimal } from '../decimal.ts';
import { formatValue } from '../format-value.ts';
import type { FeelDuration } from '../temporal.ts';
import { FeelDate, FeelDateTime, FeelMonths, FeelTime, SECOND } from '../temporal.ts';
import { parseDate, parseDateTime, parseDuration, parseTime, timeOf } from '../temporal-text.ts';
import type { FeelValue } from '../values.ts';
import { parseRange } from '../parse-range.ts';

/** Built-in conversion functions (DMN 1.5 §10.3.4.1). What cannot be converted is `null`. */

function whole(value: Num | null): number {
  return typeof value === 'number' && Number.isInteger(value) ? value : Number.NaN;
}

function dateOf(value: FeelDate | FeelDateTime): FeelDate {
  return value instanceof FeelDateTime ? value.date : value;
}

function timeFrom(value: FeelTime | FeelDateTime | FeelDate): FeelTime {
  if (value instanceof FeelDateTime) return value.time;
  return value instanceof FeelDate ? new FeelTime(0n, 0) : value;
}

function timeOfParts(hour: Num, minute: Num, second: Num, offset: FeelDuration | null): FeelTime | null {
  const { coefficient, exponent } = toDecimal(second);
  const nanoseconds =
    exponent >= -9 ? coefficient * 10n ** BigInt(exponent + 9) : coefficient / 10n ** BigInt(-exponent - 9);
  const seconds = Number(nanoseconds / SECOND);
  const zone = offset === null ? null : Number(offset.nanoseconds / SECOND);
  if (nanoseconds < 0n || [hour, minute].some((part) => Number.isNaN(whole(part)))) return null;
  return timeOf(whole(hour), whole(minute), seconds, nanoseconds % SECOND, zone);
}

/** Months from one date to another; a month that is not full does not count. */
function monthsBetween(from: FeelDate | FeelDateTime, to: FeelDate | FeelDateTime): FeelMonths {
  const [a, b] = [dateOf(from), dateOf(to)];
  const months = (b.year - a.year) * 12 + b.month - a.month;
  if (months > 0 && b.day < a.day) return new FeelMonths(months - 1);
  return new FeelMonths(months < 0 && b.day > a.day ? months + 1 : months);
}

/** `number("1.000,5", ".", ",")`: separators are a space, a comma or a point, and not the same. */
function numberFrom(text: string, grouping: string | null, decimal: string | null): Num | null {
  if (grouping !== null && ![' ', ',', '.'].includes(grouping)) return null;
  if (decimal !== null && (![',', '.'].includes(decimal) || decimal === grouping)) return null;
  const plain = grouping === null ? text : text.replaceAll(grouping, '');
  return parseNumber(decimal === null ? plain : plain.replace(decimal, '.'));
}

const dates: [string, Builtin][] = [
  [
    'date',
    new Builtin([
      signature('from: string', ([text]: [string]) => parseDate(text)),
      signature('from: date', ([value]: [FeelDate | FeelDateTime]) => dateOf(value)),
      signature('year: number, month: number, day: number', ([year, month, day]: [Num, Num, Num]) =>
        FeelDate.of(whole(year), whole(month), whole(day)),
      ),
    ]),
  ],
  [
    'time',
    new Builtin([
      signature('from: string', ([text]: [string]) => parseTime(text)),
      signature('from: time', ([value]: [FeelTime | FeelDateTime]) => timeFrom(value)),
      signature('from: date', ([value]: [FeelDate]) => timeFrom(value)),
      signature(
        'hour: number, minute: number, second: number, offset: duration?',
        ([hour, minute, second, offset]: [Num, Num, Num, FeelDuration | null]) =>
          timeOfParts(hour, minute, second, offset),
      ),
    ]),
  ],
  [
    'date and time',
    new Builtin([
      signature('from: string', ([text]: [string]) => parseDateTime(text)),
      signature('from: dateTime', ([value]: [FeelDateTime]) => value),
      signature('from: date', ([value]: [FeelDate]) => new FeelDateTime(value, new FeelTime(0n, 0))),
      signature(
        'date: date, time: time',
        ([date, time]: [FeelDate | FeelDateTime, FeelTime | FeelDateTime]) =>
          new FeelDateTime(dateOf(date), timeFrom(time)),
      ),
      signature('date: dateTime, timezone: string', ([value, zone]: [FeelDateTime, string]) =>
        parseDateTime(`${value.date.toString()}T${new FeelTime(value.time.nanoseconds, null).toString()}@${zone}`),
      ),
      signature(
        'year: number, month: number, day: number, hour: number, minute: number, second: number, offset: duration?',
        ([year, month, day, hour, minute, second, offset]: [Num, Num, Num, Num, Num, Num, FeelDuration | null]) => {
          const date = FeelDate.of(whole(year), whole(month), whole(day));
          const time = timeOfParts(hour, minute, second, offset);
          return date && time && new FeelDateTime(date, time);
        },
      ),
    ]),
  ],
  [
    'duration',
    new Builtin([
      signature('from: string', ([text]: [string]) => parseDuration(text)),
      signature('from: duration', ([value]: [FeelDuration]) => value),
      signature('from: months', ([value]: [FeelMonths]) => value),
    ]),
  ],
  [
    'years and months duration',
    new Builtin([
      signature('from: date, to: date', ([from, to]: [FeelDate | FeelDateTime, FeelDate | FeelDateTime]) =>
        monthsBetween(from, to),
      ),
    ]),
  ],
];

export const conversions: [string, Builtin][] = [
  ...dates,
  [
    'number',
    new Builtin([
      signature('from: number', ([value]: [Num]) => value),
      signature(
        'from: string, grouping separator: string?, decimal separator: string?',
        ([text, grouping, decimal]: [string, string | null, string | null]) => numberFrom(text, grouping, decimal),
      ),
    ]),
  ],
  [
    'string',
    new Builtin([
      signature('from: any', ([value]: [FeelValue]) =>
        value === null ? null : typeof value === 'string' ? value : formatValue(value),
      ),
    ]),
  ],
  ['range', new Builtin([signature('from: string', ([text]: [string]) => parseRange(text))])],
  ['not', new Builtin([signature('negand: boolean', ([value]: [boolean]) => !value)])],
];
