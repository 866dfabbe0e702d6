export const DURATION_UNITS = ['M', 'H', 'D', 'W'] as const;
export type DurationUnit = (typeof DURATION_UNITS)[number];

/** `PT90M` → 90 minutes; null for durations of several parts, which are edited as text. */
export function parseSimpleDuration(text: string): { count: number; unit: DurationUnit } | null {
  const time = /^PT(\d+)([MH])$/.exec(text);
  const days = /^P(\d+)([DW])$/.exec(text);
  const match = time ?? days;
  return match ? { count: Number(match[1]), unit: match[2] as DurationUnit } : null;
}

export function formatDuration(count: number, unit: DurationUnit): string {
  return unit === 'D' || unit === 'W' ? `P${count}${unit}` : `PT${count}${unit}`;
}

/** Whether a text is an ISO 8601 duration that the engine reads. */
export function isDuration(text: string): boolean {
  return /^P(?=\d|T\d)(\d+W|(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?)$/.test(text);
}
