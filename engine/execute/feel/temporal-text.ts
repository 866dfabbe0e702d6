import type { Temporal, Zone } from './temporal.ts';
import { DAY, FeelDate, FeelDateTime, FeelDuration, FeelMonths, FeelTime, SECOND } from './temporal.ts';
import { isZone } from './zones.ts';

/** Texts of dates, times and durations; `null` for anything else (DMN 1.5 §10.3.4.1, XML Schema). */

const DATE = /^(-?(?:[1-9]\d{4,8}|\d{4}))-(\d{2})-(\d{2})$/;
const TIME = /^(\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(Z|[+-]\d{2}:\d{2}(?::\d{2})?|@.+)?$/;
const SHORT_TIME = /^(\d{2}):(\d{2})(Z|[+-]\d{2}:\d{2}|@.+)?$/;
const DAYS = /^(-)?P(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d*))?S)?)?$/;
const MONTHS = /^(-)?P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?$/;
const MOST_SECONDS = 10n ** 18n;

export function parseDate(text: string): FeelDate | null {
  const match = DATE.exec(text);
  return match && FeelDate.of(Number(match[1]), Number(match[2]), Number(match[3]));
}

export function parseTime(text: string): FeelTime | null {
  const short = SHORT_TIME.exec(text);
  const match = TIME.exec(short ? `${short[1]}:${short[2]}:00${short[3] ?? ''}` : text);
  if (!match) return null;
  const zone = parseZone(match[5]);
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return zone === undefined ? null : timeOf(hour, minute, second, fractionOf(match[4]), zone);
}

function fractionOf(digits: string | undefined): bigint {
  return BigInt((digits ?? '').slice(0, 9).padEnd(9, '0'));
}

export function timeOf(hour: number, minute: number, second: number, fraction: bigint, zone: Zone): FeelTime | null {
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return null;
  return new FeelTime(BigInt(hour * 3600 + minute * 60 + second) * SECOND + fraction, zone);
}

/** `undefined` for a zone that does not exist. */
function parseZone(text: string | undefined): Zone | undefined {
  if (text === undefined) return null;
  if (text === 'Z') return 0;
  if (text.startsWith('@')) return isZone(text.slice(1)) ? text.slice(1) : undefined;
  const [hours, minutes, seconds] = text.slice(1).split(':').map(Number);
  if (hours! > 18 || minutes! > 59) return undefined;
  const size = hours! * 3600 + minutes! * 60 + (seconds ?? 0);
  return text.startsWith('-') ? -size : size;
}

/** A date alone is its midnight. */
export function parseDateTime(text: string): FeelDateTime | null {
  const at = text.indexOf('T');
  if (at < 0) {
    const date = parseDate(text);
    return date && new FeelDateTime(date, new FeelTime(0n, null));
  }
  const date = parseDate(text.slice(0, at));
  const isEndOfDay = text.slice(at + 1).startsWith('24:00:00');
  const time = parseTime(isEndOfDay ? text.slice(at + 1).replace('24', '00') : text.slice(at + 1));
  if (!date || !time) return null;
  const value = new FeelDateTime(date, time);
  return isEndOfDay ? FeelDateTime.ofLocal(value.local + DAY, time.zone) : value;
}

export function parseDuration(text: string): FeelDuration | FeelMonths | null {
  const months = MONTHS.exec(text);
  if (months) {
    const size = Number(months[2] ?? 0) * 12 + Number(months[3] ?? 0);
    return Number.isSafeInteger(size) ? new FeelMonths(months[1] ? -size || 0 : size) : null;
  }
  const days = DAYS.exec(text);
  if (!days || !/\d/.test(text)) return null;
  const part = (index: number): bigint => BigInt(days[index] ?? 0);
  const seconds = part(2) * 86_400n + part(3) * 3600n + part(4) * 60n + part(5);
  if (seconds > MOST_SECONDS) return null;
  const size = seconds * SECOND + fractionOf(days[6]);
  return new FeelDuration(days[1] ? -size : size);
}

/** What an `@"…"` literal means. */
export function parseTemporal(text: string): Temporal | null {
  return parseDuration(text) ?? parseDate(text) ?? parseDateTime(text) ?? parseTime(text);
}
