/** Offsets of named time zones, from the zone data of the pinned Node (TZ and locale are always given). */

const formats = new Map<string, Intl.DateTimeFormat | null>();

function formatOf(zone: string): Intl.DateTimeFormat | null {
  let format = formats.get(zone);
  if (format === undefined) {
    format = create(zone);
    formats.set(zone, format);
  }
  return format;
}

function create(zone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return null;
  }
}

export function isZone(zone: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(zone) && formatOf(zone) !== null;
}

/** Offset in seconds of a zone at a local time (nanoseconds since 1970 as if UTC). */
export function zoneOffset(zone: string, local: bigint): number {
  const milliseconds = Number(local / 1_000_000n);
  const format = formatOf(zone);
  if (!format || Math.abs(milliseconds) > 8e15) return 0;
  const guess = offsetAt(format, milliseconds);
  const better = offsetAt(format, milliseconds - guess * 1000);
  return better;
}

function offsetAt(format: Intl.DateTimeFormat, instant: number): number {
  const parts: Record<string, string> = {};
  for (const { type, value } of format.formatToParts(instant)) parts[type] = value;
  const year = Number(parts['year']) * (parts['era'] === 'BC' ? -1 : 1) + (parts['era'] === 'BC' ? 1 : 0);
  const date = new Date(0);
  date.setUTCFullYear(year, Number(parts['month']) - 1, Number(parts['day']));
  date.setUTCHours(Number(parts['hour']), Number(parts['minute']), Number(parts['second']));
  return Math.round((date.getTime() - Math.floor(instant / 1000) * 1000) / 1000);
}
