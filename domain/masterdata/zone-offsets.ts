/** Offset of a zone from UTC at an instant, in minutes east. */
export function offsetAt(zone: string, at: number): number {
  const parts = formatterOf(zone).formatToParts(at);
  const value = (type: string): number => Number(parts.find((part) => part.type === type)!.value);
  const local = Date.UTC(
    value('year'),
    value('month') - 1,
    value('day'),
    value('hour'),
    value('minute'),
    value('second'),
  );
  return Math.round((local - Math.floor(at / 1000) * 1000) / 60_000);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(zone, formatter);
  }
  return formatter;
}

const STEP = 7 * 24 * 3_600_000;

/** `[from, offset]` for every change of the zone's offset in a period; the first entry holds from the beginning. */
export function zoneOffsets(zone: string, since: number, to: number): [from: number, minutes: number][] {
  const from = Math.floor(since / 1000) * 1000;
  const changes: [number, number][] = [[from, offsetAt(zone, from)]];
  for (let at = from; at < to; at += STEP) {
    const before = changes.at(-1)![1];
    const end = Math.min(at + STEP, to);
    const after = offsetAt(zone, end);
    if (after !== before) changes.push([changeWithin(zone, at, end, before), after]);
  }
  return changes;
}

/** The exact instant of a change, to the second, by halving. */
function changeWithin(zone: string, from: number, to: number, before: number): number {
  let low = from;
  let high = to;
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;
    if (middle <= low) break;
    if (offsetAt(zone, middle) === before) low = middle;
    else high = middle;
  }
  return high;
}
