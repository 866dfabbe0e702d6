const formatters = new Map<string, Intl.DateTimeFormat>();

/** The date on the wall calendar of a zone, `2026-01-31`. */
export function localDate(at: Date, zone: string): string {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formatters.set(zone, formatter);
  }
  return formatter.format(at);
}
