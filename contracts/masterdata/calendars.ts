import { z } from 'zod';
import { code, date, name, ref } from './vocabulary.ts';

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time such as 08:00');

/** Working hours `[from, to)` of a day; `to` at or before `from` ends on the next day (night shift). */
const shift = z.strictObject({ from: clock, to: clock });
const shifts = z.array(shift).max(12);

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** When work is done. Exceptions are holidays (no shifts) and make-up days 调休 (shifts of their own). */
export const calendarInput = z.strictObject({
  plant: ref.optional(),
  code,
  name,
  /** Left out: the plant's zone. */
  zone: z.string().max(60).optional(),
  week: z.strictObject({
    mon: shifts.default([]),
    tue: shifts.default([]),
    wed: shifts.default([]),
    thu: shifts.default([]),
    fri: shifts.default([]),
    sat: shifts.default([]),
    sun: shifts.default([]),
  }),
  exceptions: z
    .array(z.strictObject({ date, name: name.optional(), shifts: shifts.default([]) }))
    .max(2000)
    .default([]),
});
export type CalendarInput = z.infer<typeof calendarInput>;
export type Shift = z.infer<typeof shift>;
export type Weekday = (typeof weekdays)[number];
