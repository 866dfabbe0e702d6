/** Offset changes of a time zone as plain numbers, from the zone data of the host. Not for use inside a workflow. */

const DAY = 86_400_000;

/** `[from, minutes east of UTC]` from two years before `around` to five years after it. */
export function zoneOffsets(zone: string, around: number): [from: number, minutes: number][] {
  const format = formatOf(zone);
  const first = around - 2 * 366 * DAY;
  const offsets: [number, number][] = [[first, offsetAt(format, first)]];
  for (let at = first + DAY; at < around + 5 * 366 * DAY; at += DAY) {
    const offset = offsetAt(format, at);
    if (offset === offsets.at(-1)![1]) continue;
    offsets.push([changeBetween(format, at - DAY, at), offset]);
  }
  return offsets;
}

/** A zone that the host does not know is UTC. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const options = { hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric' } as const;
  const rest = { minute: 'numeric', second: 'numeric' } as const;
  try {
    return new Intl.DateTimeFormat('en-US', { ...options, ...rest, timeZone: zone });
  } catch {
    return new Intl.DateTimeFormat('en-US', { ...options, ...rest, timeZone: 'UTC' });
  }
}

function offsetAt(format: Intl.DateTimeFormat, at: number): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(at)) parts[type] = Number(value);
  const local = Date.UTC(parts.year!, parts.month! - 1, parts.day, parts.hour, parts.minute, parts.second);
  return Math.round((local - Math.floor(at / 1000) * 1000) / 60_000);
}

function changeBetween(format: Intl.DateTimeFormat, before: number, after: number): number {
  const old = offsetAt(format, before);
  let low = before;
  let high = after;
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(format, middle) === old) low = middle;
    else high = middle;
  }
  return Math.floor(high / 1000) * 1000;
}
