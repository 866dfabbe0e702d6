const YEAR = /\b(20\d\d)(?=-\d\d-\d\d)/g;

/**
 * The clock of a test server only goes forward. A story with dates is played in a later year whose days fall on the
 * same weekdays: the first that has not begun by the story's beginning.
 */
export function yearFor(at: string, now: number): number {
  const original = Number(at.slice(0, 4));
  for (let year = original; ; year++) {
    if (sameDays(year, original) && Date.parse(inAnotherYear(at, year, original)) > now) return year;
  }
}

/** Moves every date of a text by as many years as lie between `year` and the story's own. */
export function inAnotherYear(text: string, year: number | undefined, original: number = 2026): string {
  return year === undefined ? text : text.replace(YEAR, (found) => String(Number(found) + year - original));
}

function sameDays(a: number, b: number): boolean {
  const firstAndLast = (year: number): number[] => [Date.UTC(year, 0, 1), Date.UTC(year, 11, 31)];
  return firstAndLast(a).every((day, i) => new Date(day).getUTCDay() === new Date(firstAndLast(b)[i]!).getUTCDay());
}
