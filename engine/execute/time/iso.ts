/** ISO 8601 as BPMN timers use it. Pure arithmetic: no `Date` parsing, no time zone of the host. */

export interface IsoDuration {
  months: number;
  days: number;
  milliseconds: number;
}

const DURATION = /^(-)?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?)?$/;

/** `P1DT2H` and the like; `null` when the text is something else. */
export function parseDuration(text: string): IsoDuration | null {
  const match = DURATION.exec(text.trim());
  if (!match || match[6] === 'T' || !/\d/.test(text)) return null;
  const sign = match[1] ? -1 : 1;
  const part = (index: number): number => Number((match[index] ?? '0').replace(',', '.'));
  return {
    months: sign * (part(2) * 12 + part(3)),
    days: sign * (part(4) * 7 + part(5)),
    milliseconds: sign * Math.round(part(7) * 3_600_000 + part(8) * 60_000 + part(9) * 1000),
  };
}

export interface LocalDateTime {
  /** Milliseconds since 1970 as if the local time were UTC. */
  local: number;
  /** Minutes east of UTC, when the text says so. */
  offset: number | undefined;
}

const DATE_TIME =
  /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(Z|[+-]\d{2}(?::?\d{2})?)?)?(?:\[[^\]]*\])?$/i;

/** A date or date and time, with or without offset; `null` when the text is no such date. */
export function parseDateTime(text: string): LocalDateTime | null {
  const match = DATE_TIME.exec(text.trim());
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0));
  const fraction = Math.floor(Number(`0.${match[7] ?? '0'}`) * 1000);
  if (hour! > 24 || minute! > 59 || second! > 59 || (hour === 24 && (minute! > 0 || second! > 0))) return null;
  const date = dateToLocal(year!, month!, day!);
  if (date === null) return null;
  const local = date + hour! * 3_600_000 + minute! * 60_000 + second! * 1000 + fraction;
  return { local, offset: parseOffset(match[8]) };
}

function parseOffset(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (text === 'Z' || text === 'z') return 0;
  const digits = text.slice(1).replace(':', '').padEnd(4, '0');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return text.startsWith('-') ? -minutes : minutes;
}

/** Midnight of a local date as milliseconds, or `null` for a date that does not exist. */
export function dateToLocal(year: number, month: number, day: number): number | null {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime();
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Adds months to a local time; a day beyond the month's end becomes its last day. */
export function addMonths(local: number, months: number): number {
  if (months === 0) return local;
  const date = new Date(local);
  const count = date.getUTCFullYear() * 12 + date.getUTCMonth() + months;
  const year = Math.floor(count / 12);
  const month = count - year * 12 + 1;
  const day = Math.min(date.getUTCDate(), daysInMonth(year, month));
  return dateToLocal(year, month, day)! + (((local % 86_400_000) + 86_400_000) % 86_400_000);
}
