import { describe, expect, test } from '@jest/globals';
import { addMonths, parseDateTime, parseDuration } from './iso.ts';

describe('durations', () => {
  test.each([
    ['PT10M', 0, 0, 600_000],
    ['P1DT2H', 0, 1, 7_200_000],
    ['P2W', 0, 14, 0],
    ['P1Y2M', 14, 0, 0],
    ['PT0.5S', 0, 0, 500],
    ['-PT1H', 0, 0, -3_600_000],
  ])('%s', (text, months, days, milliseconds) => {
    const parsed = parseDuration(text)!;
    expect([parsed.months, parsed.days, parsed.milliseconds].map((n) => n + 0)).toEqual([months, days, milliseconds]);
  });

  test.each(['', 'P', 'PT', 'P1', '1D', 'PT1D', 'P1S', 'P1DT', 'R3/PT1H'])('"%s" is none', (text) => {
    expect(parseDuration(text)).toBeNull();
  });
});

describe('dates', () => {
  test.each([
    ['2026-01-05T08:00:00+08:00', '2026-01-05T08:00:00Z', 480],
    ['2026-01-05T08:00Z', '2026-01-05T08:00:00Z', 0],
    ['2026-01-05', '2026-01-05T00:00:00Z', undefined],
    ['2026-01-05T08:00:00.250-05:00', '2026-01-05T08:00:00.250Z', -300],
    ['2026-01-05T24:00:00', '2026-01-06T00:00:00Z', undefined],
  ])('%s', (text, local, offset) => {
    expect(parseDateTime(text)).toEqual({ local: Date.parse(local), offset });
  });

  test.each(['soon', '2026-02-30', '2026-13-01', '2026-01-05T25:00:00', '2026-1-5', '05.01.2026', '2026-01-05T24:01'])(
    '"%s" is none',
    (text) => {
      expect(parseDateTime(text)).toBeNull();
    },
  );
});

test('a day beyond the end of the month becomes its last', () => {
  expect(addMonths(Date.parse('2026-01-31T10:00:00Z'), 1)).toBe(Date.parse('2026-02-28T10:00:00Z'));
  expect(addMonths(Date.parse('2024-02-29T10:00:00Z'), -12)).toBe(Date.parse('2023-02-28T10:00:00Z'));
});
