import type { Num } from './decimal.ts';
import { normal } from './decimal.ts';
import { zoneOffset } from './zones.ts';

/** Dates, times and durations of FEEL (DMN 1.5 §10.3.2.3). Instants are counted in nanoseconds as `bigint`. */

export const SECOND = 1_000_000_000n;
export const DAY = 86_400n * SECOND;

/** Common base, so that temporal values are told from contexts. */
export abstract class Temporal {
  abstract readonly kind: 'date' | 'time' | 'date and time' | 'days and time duration' | 'years and months duration';
  abstract toString(): string;
  /** A property such as `year`; `undefined` when there is none of that name. */
  abstract property(name: string): Temporal | Num | string | null | undefined;
}

/** Offset in seconds, or the name of a zone; `null` for local. */
export type Zone = number | string | null;

const pad = (value: number, length = 2): string => String(Math.abs(value)).padStart(length, '0');

function yearText(year: number): string {
  return `${year < 0 ? '-' : ''}${pad(year, 4)}`;
}

/** Days since 1970-01-01 of a date of the proleptic Gregorian calendar. */
export function epochDay(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}

export class FeelDate extends Temporal {
  override readonly kind = 'date';
  readonly year: number;
  readonly month: number;
  readonly day: number;

  constructor(year: number, month: number, day: number) {
    super();
    this.year = year;
    this.month = month;
    this.day = day;
  }

  /** `null` for a date that does not exist or lies too far away. */
  static of(year: number, month: number, day: number): FeelDate | null {
    if (![year, month, day].every(Number.isInteger) || Math.abs(year) > 999_999_999) return null;
    if (month < 1 || month > 12 || day < 1 || day > lengthOfMonth(year, month)) return null;
    return new FeelDate(year, month, day);
  }

  static ofEpochDay(days: number): FeelDate {
    const z = days + 719_468;
    const era = Math.floor(z / 146_097);
    const ofEra = z - era * 146_097;
    const year = Math.floor(
      (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
    );
    const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
    const shifted = Math.floor((5 * ofYear + 2) / 153);
    const day = ofYear - Math.floor((153 * shifted + 2) / 5) + 1;
    const month = shifted + (shifted < 10 ? 3 : -9);
    return new FeelDate(year + era * 400 + (month <= 2 ? 1 : 0), month, day);
  }

  get epochDay(): number {
    return epochDay(this.year, this.month, this.day);
  }

  /** Monday is 1. */
  get weekday(): number {
    return ((((this.epochDay + 3) % 7) + 7) % 7) + 1;
  }

  override property(name: string): Num | undefined {
    return name === 'year' || name === 'month' || name === 'day' || name === 'weekday' ? this[name] : undefined;
  }

  override toString(): string {
    return `${yearText(this.year)}-${pad(this.month)}-${pad(this.day)}`;
  }
}

export function lengthOfMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

export class FeelTime extends Temporal {
  override readonly kind = 'time';
  /** Since midnight. */
  readonly nanoseconds: bigint;
  readonly zone: Zone;

  constructor(nanoseconds: bigint, zone: Zone) {
    super();
    this.nanoseconds = nanoseconds;
    this.zone = zone;
  }

  get hour(): number {
    return Number(this.nanoseconds / (3600n * SECOND));
  }

  get minute(): number {
    return Number((this.nanoseconds / (60n * SECOND)) % 60n);
  }

  /** With its fraction. */
  get second(): Num {
    return normal(this.nanoseconds % (60n * SECOND), -9);
  }

  /** Offset in seconds; that of a named zone depends on the date. */
  offset(date?: FeelDate): number | null {
    if (typeof this.zone !== 'string') return this.zone;
    const day = date ?? new FeelDate(1970, 1, 1);
    return zoneOffset(this.zone, BigInt(day.epochDay) * DAY + this.nanoseconds);
  }

  override property(name: string): Temporal | Num | string | null | undefined {
    if (name === 'hour' || name === 'minute' || name === 'second') return this[name];
    if (name === 'time offset') return offsetProperty(this.offset());
    if (name === 'timezone') return typeof this.zone === 'string' ? this.zone : null;
    return undefined;
  }

  override toString(): string {
    return clockText(this.nanoseconds) + zoneText(this.zone);
  }
}

function offsetProperty(seconds: number | null): FeelDuration | null {
  return seconds === null ? null : new FeelDuration(BigInt(seconds) * SECOND);
}

function clockText(nanoseconds: bigint): string {
  const seconds = Number(nanoseconds / SECOND);
  const fraction = (nanoseconds % SECOND).toString().padStart(9, '0').replace(/0+$/, '');
  const clock = `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
  return fraction === '' ? clock : `${clock}.${fraction}`;
}

function zoneText(zone: Zone): string {
  if (zone === null) return '';
  if (typeof zone === 'string') return `@${zone}`;
  if (zone === 0) return 'Z';
  const size = Math.abs(zone);
  const seconds = size % 60 === 0 ? '' : `:${pad(size % 60)}`;
  return `${zone < 0 ? '-' : '+'}${pad(Math.floor(size / 3600))}:${pad(Math.floor(size / 60) % 60)}${seconds}`;
}

export class FeelDateTime extends Temporal {
  override readonly kind = 'date and time';
  readonly date: FeelDate;
  readonly time: FeelTime;

  constructor(date: FeelDate, time: FeelTime) {
    super();
    this.date = date;
    this.time = time;
  }

  /** Local date and time as nanoseconds since 1970-01-01T00:00, whatever the zone. */
  get local(): bigint {
    return BigInt(this.date.epochDay) * DAY + this.time.nanoseconds;
  }

  static ofLocal(local: bigint, zone: Zone): FeelDateTime {
    const inDay = ((local % DAY) + DAY) % DAY;
    return new FeelDateTime(FeelDate.ofEpochDay(Number((local - inDay) / DAY)), new FeelTime(inDay, zone));
  }

  get offset(): number | null {
    return this.time.offset(this.date);
  }

  override property(name: string): Temporal | Num | string | null | undefined {
    if (name === 'time offset') return offsetProperty(this.offset);
    return this.date.property(name) ?? this.time.property(name);
  }

  override toString(): string {
    return `${this.date.toString()}T${this.time.toString()}`;
  }
}

/** Days and time duration. */
export class FeelDuration extends Temporal {
  override readonly kind = 'days and time duration';
  readonly nanoseconds: bigint;

  constructor(nanoseconds: bigint) {
    super();
    this.nanoseconds = nanoseconds;
  }

  override property(name: string): Num | undefined {
    const parts: Record<string, Num> = {
      days: Number(this.nanoseconds / DAY),
      hours: Number((this.nanoseconds / (3600n * SECOND)) % 24n),
      minutes: Number((this.nanoseconds / (60n * SECOND)) % 60n),
      seconds: normal(this.nanoseconds % (60n * SECOND), -9),
    };
    return Object.hasOwn(parts, name) ? parts[name] : undefined;
  }

  override toString(): string {
    const size = this.nanoseconds < 0n ? -this.nanoseconds : this.nanoseconds;
    const fraction = (size % SECOND).toString().padStart(9, '0').replace(/0+$/, '');
    const seconds = `${(size / SECOND) % 60n}${fraction === '' ? '' : `.${fraction}`}`;
    const parts: [string, string][] = [
      [`${(size / (3600n * SECOND)) % 24n}`, 'H'],
      [`${(size / (60n * SECOND)) % 60n}`, 'M'],
      [seconds, 'S'],
    ];
    const time = parts.filter(([value]) => value !== '0').map(([value, unit]) => value + unit);
    const days = size / DAY;
    const text = `${days > 0n ? `${days}D` : ''}${time.length > 0 ? `T${time.join('')}` : ''}`;
    return `${this.nanoseconds < 0n ? '-' : ''}P${text === '' ? 'T0S' : text}`;
  }
}

/** Years and months duration. */
export class FeelMonths extends Temporal {
  override readonly kind = 'years and months duration';
  readonly months: number;

  constructor(months: number) {
    super();
    this.months = months;
  }

  override property(name: string): Num | undefined {
    if (name === 'years') return Math.trunc(this.months / 12);
    return name === 'months' ? this.months % 12 : undefined;
  }

  override toString(): string {
    const size = Math.abs(this.months);
    const years = Math.floor(size / 12);
    const text = `${years > 0 ? `${years}Y` : ''}${size % 12 > 0 ? `${size % 12}M` : ''}`;
    return `${this.months < 0 ? '-' : ''}P${text === '' ? '0M' : text}`;
  }
}
