import { describe, expect, test } from '@jest/globals';
import { zoneOffsets } from '../../simulate/zone-offsets.ts';
import type { CompiledCalendar } from '../../model/calendar.ts';
import { addDuration, parseCycle } from './cycle.ts';
import { parseDuration } from './iso.ts';

const at = (text: string): number => Date.parse(text);
const show = (instant: number | null): string | null => (instant === null ? null : new Date(instant).toISOString());
const utc = { zone: undefined, working: undefined };
const berlin: CompiledCalendar = {
  name: 'default',
  zone: 'Europe/Berlin',
  week: [[0, 7 * 1440]],
  exceptions: {},
  offsets: zoneOffsets('Europe/Berlin', at('2026-03-01T00:00:00Z')),
};

describe('repetitions', () => {
  test('R3/PT10M fires three times, every ten minutes', () => {
    const cycle = parseCycle('R3/PT10M', utc)!;
    expect(cycle.times).toBe(3);
    expect(show(cycle.first(at('2026-01-05T08:00:00Z')))).toBe('2026-01-05T08:10:00.000Z');
    expect(show(cycle.next(at('2026-01-05T08:10:00Z'), at('2026-01-05T08:10:05Z')))).toBe('2026-01-05T08:20:00.000Z');
  });

  test('with a start it begins there, or at the next round after it', () => {
    const cycle = parseCycle('R/2026-01-05T08:00:00Z/P1D', utc)!;
    expect(show(cycle.first(at('2026-01-01T00:00:00Z')))).toBe('2026-01-05T08:00:00.000Z');
    expect(show(cycle.first(at('2026-01-07T09:00:00Z')))).toBe('2026-01-08T08:00:00.000Z');
  });

  test('with an end it stops there', () => {
    const cycle = parseCycle('R/PT1H/2026-01-05T09:30:00Z', utc)!;
    expect(show(cycle.first(at('2026-01-05T08:00:00Z')))).toBe('2026-01-05T09:00:00.000Z');
    expect(cycle.next(at('2026-01-05T09:00:00Z'), at('2026-01-05T09:00:00Z'))).toBeNull();
  });

  test('without end it does not make up for rounds that were missed; with a count it does', () => {
    const due = at('2026-01-05T08:00:00Z');
    const now = at('2026-01-05T11:25:00Z');
    expect(show(parseCycle('R/PT10M', utc)!.next(due, now))).toBe('2026-01-05T11:30:00.000Z');
    expect(show(parseCycle('R9/PT10M', utc)!.next(due, now))).toBe('2026-01-05T08:10:00.000Z');
  });

  test('a day keeps its hour over summer time, an hour does not', () => {
    const from = at('2026-03-28T08:00:00+01:00');
    expect(show(addDuration(from, parseDuration('P1D')!, { zone: berlin, working: undefined }))).toBe(
      '2026-03-29T06:00:00.000Z',
    );
    expect(show(addDuration(from, parseDuration('PT24H')!, { zone: berlin, working: undefined }))).toBe(
      '2026-03-29T07:00:00.000Z',
    );
  });

  test.each(['R0/PT1H', 'R3/P', 'R3', 'R3/-PT1H', 'every day', 'R3/PT0S', 'R-1/PT1H'])('"%s" is none', (text) => {
    expect(parseCycle(text, utc)).toBeNull();
  });
});

describe('cron', () => {
  test.each([
    // expression, after, next
    ['0 0 6 * * MON', '2026-01-05T08:00:00Z', '2026-01-12T06:00:00.000Z'],
    ['*/15 9-17 * * 1-5', '2026-01-05T08:59:59Z', '2026-01-05T09:00:00.000Z'],
    ['*/15 9-17 * * 1-5', '2026-01-05T17:45:00Z', '2026-01-06T09:00:00.000Z'],
    ['0 0 29 2 *', '2026-01-01T00:00:00Z', '2028-02-29T00:00:00.000Z'],
    ['0 12 1 * 1', '2026-01-02T00:00:00Z', '2026-01-05T12:00:00.000Z'],
    ['@daily', '2026-01-05T08:00:00Z', '2026-01-06T00:00:00.000Z'],
    ['0 0 22 ? * SUN,7', '2026-01-05T08:00:00Z', '2026-01-11T22:00:00.000Z'],
  ])('%s after %s', (text, after, next) => {
    expect(show(parseCycle(text, utc)!.first(at(after)))).toBe(next);
  });

  test('runs on the clock of the plant', () => {
    const clock = { zone: berlin, working: undefined };
    expect(show(parseCycle('0 8 * * *', clock)!.first(at('2026-03-28T12:00:00Z')))).toBe('2026-03-29T06:00:00.000Z');
  });

  test('an hour that a night leaves out is not lost for ever', () => {
    const clock = { zone: berlin, working: undefined };
    expect(show(parseCycle('30 2 * * *', clock)!.first(at('2026-03-28T12:00:00Z')))).not.toBeNull();
  });

  test.each([
    '* * * *',
    '60 * * * *',
    '* 24 * * *',
    '* * 0 * *',
    '* * * 13 *',
    '*/0 * * * *',
    '5-1 * * * *',
    'a b c d e',
  ])('"%s" is none', (text) => {
    expect(parseCycle(text, utc)).toBeNull();
  });

  test('a day that never comes has no next', () => {
    expect(parseCycle('0 0 30 2 *', utc)!.first(0)).toBeNull();
  });
});
