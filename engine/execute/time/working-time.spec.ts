import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { zoneOffsets } from '../../simulate/zone-offsets.ts';
import type { CompiledCalendar } from '../../model/calendar.ts';
import { addWorkingDays, addWorkingTime, intoWorkingTime, workingTimeBetween } from './working-time.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const weekdays = [0, 1, 2, 3, 4];
const shanghai: CompiledCalendar = {
  name: 'day',
  zone: 'Asia/Shanghai',
  week: weekdays.map((day) => [day * 1440 + 480, day * 1440 + 1020]),
  // A holiday, and the Saturday after it to make up for it (调休).
  exceptions: { '2026-01-06': [], '2026-01-10': [[480, 1020]] },
  offsets: [[0, 480]],
};
const at = (text: string): number => Date.parse(text);

describe('adding working time', () => {
  test.each([
    // from, hours, to
    ['2026-01-05T08:00:00+08:00', 4, '2026-01-05T12:00:00+08:00'],
    ['2026-01-05T16:00:00+08:00', 4, '2026-01-07T11:00:00+08:00'],
    ['2026-01-05T03:00:00+08:00', 1, '2026-01-05T09:00:00+08:00'],
    ['2026-01-09T16:00:00+08:00', 2, '2026-01-10T09:00:00+08:00'],
    ['2026-01-10T17:00:00+08:00', 1, '2026-01-12T09:00:00+08:00'],
  ])('%s + %d h = %s', (from, hours, to) => {
    expect(addWorkingTime(shanghai, at(from), hours * HOUR)).toBe(at(to));
  });

  test('a shift over midnight counts for both days', () => {
    // given
    const night: CompiledCalendar = { ...shanghai, week: [[22 * 60, 30 * 60]], exceptions: {} };

    // then: Monday 22:00 to Tuesday 06:00, then a week later
    expect(addWorkingTime(night, at('2026-01-05T23:00:00+08:00'), 6 * HOUR)).toBe(at('2026-01-06T05:00:00+08:00'));
    expect(addWorkingTime(night, at('2026-01-06T05:00:00+08:00'), 2 * HOUR)).toBe(at('2026-01-12T23:00:00+08:00'));
  });

  test('the night from Sunday to Monday is one shift', () => {
    const sunday: CompiledCalendar = { ...shanghai, week: [[6 * 1440 + 22 * 60, 7 * 1440 + 6 * 60]], exceptions: {} };
    expect(addWorkingTime(sunday, at('2026-01-04T22:00:00+08:00'), 8 * HOUR)).toBe(at('2026-01-05T06:00:00+08:00'));
  });

  test('a calendar without working time has no end', () => {
    expect(addWorkingTime({ ...shanghai, week: [], exceptions: {} }, 0, 1)).toBeNull();
  });
});

describe('summer time', () => {
  const berlin: CompiledCalendar = {
    name: 'night',
    zone: 'Europe/Berlin',
    week: Array.from({ length: 7 }, (_, day): [number, number] => [day * 1440, day * 1440 + 360]),
    exceptions: {},
    offsets: zoneOffsets('Europe/Berlin', at('2026-03-01T00:00:00Z')),
  };

  test('the night the clock goes forward has an hour less', () => {
    const from = at('2026-03-29T00:00:00+01:00');
    expect(workingTimeBetween(berlin, from, at('2026-03-30T00:00:00+02:00'))).toBe(5 * HOUR);
    expect(addWorkingTime(berlin, from, 5 * HOUR)).toBe(at('2026-03-29T06:00:00+02:00'));
  });

  test('the night it goes back has an hour more', () => {
    const from = at('2026-10-25T00:00:00+02:00');
    expect(workingTimeBetween(berlin, from, from + DAY)).toBe(7 * HOUR);
  });
});

describe('working days', () => {
  test('keep the time of day and leave out days off', () => {
    expect(addWorkingDays(shanghai, at('2026-01-05T10:30:00+08:00'), 1)).toBe(at('2026-01-07T10:30:00+08:00'));
    expect(addWorkingDays(shanghai, at('2026-01-08T10:30:00+08:00'), 3)).toBe(at('2026-01-12T10:30:00+08:00'));
  });

  test('move into working time when the hour falls outside', () => {
    expect(addWorkingDays(shanghai, at('2026-01-07T20:00:00+08:00'), 1)).toBe(at('2026-01-09T08:00:00+08:00'));
  });
});

describe('laws', () => {
  const shift = fc
    .tuple(fc.integer({ min: 0, max: 7 * 1440 - 1 }), fc.integer({ min: 60, max: 900 }))
    .map(([from, length]): [number, number] => [from, from + length]);
  const calendars = fc
    .tuple(
      fc.array(shift, { minLength: 1, maxLength: 6 }),
      fc.constantFrom('Europe/Berlin', 'Asia/Shanghai', 'America/New_York'),
    )
    .map(([shifts, zone]): CompiledCalendar => ({
      name: 'any',
      zone,
      week: disjoint(shifts),
      exceptions: { '2026-03-29': [], '2026-07-04': [[600, 720]] },
      offsets: offsetsOf(zone),
    }));
  const instants = fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2026-12-31T00:00:00Z') });
  const spans = fc.integer({ min: 0, max: 300 * HOUR });

  const known = new Map<string, [number, number][]>();
  function offsetsOf(zone: string): [number, number][] {
    if (!known.has(zone)) known.set(zone, zoneOffsets(zone, at('2026-06-01T00:00:00Z')));
    return known.get(zone)!;
  }

  /** Shifts that do not overlap, also over the end of the week. */
  function disjoint(shifts: [number, number][]): [number, number][] {
    const kept: [number, number][] = [];
    for (const [from, to] of [...shifts].sort((a, b) => a[0] - b[0])) {
      const first = kept[0];
      if (from < (kept.at(-1)?.[1] ?? 0) || (first && to - 7 * 1440 > first[0])) continue;
      kept.push([from, to]);
    }
    return kept;
  }

  test('adding a and then b is adding a + b', () => {
    fc.assert(
      fc.property(calendars, instants, spans, spans, (calendar, from, a, b) => {
        const step = addWorkingTime(calendar, from, a)!;
        expect(addWorkingTime(calendar, step, b)).toBe(addWorkingTime(calendar, from, a + b));
      }),
      { numRuns: 120 },
    );
  });

  test('the time between is the time that was added', () => {
    fc.assert(
      fc.property(calendars, instants, spans, (calendar, from, span) => {
        expect(workingTimeBetween(calendar, from, addWorkingTime(calendar, from, span)!)).toBe(span);
      }),
      { numRuns: 120 },
    );
  });

  test('working time is never more than time', () => {
    fc.assert(
      fc.property(calendars, instants, spans, (calendar, from, span) => {
        const between = workingTimeBetween(calendar, from, from + span);
        expect(between).toBeGreaterThanOrEqual(0);
        expect(between).toBeLessThanOrEqual(span);
      }),
      { numRuns: 120 },
    );
  });

  test('what is moved into working time stays there', () => {
    fc.assert(
      fc.property(calendars, instants, (calendar, from) => {
        const moved = intoWorkingTime(calendar, from)!;
        expect(moved).toBeGreaterThanOrEqual(from);
        expect(workingTimeBetween(calendar, from, moved)).toBe(0);
        expect(intoWorkingTime(calendar, moved)).toBe(moved);
      }),
      { numRuns: 120 },
    );
  });
});
