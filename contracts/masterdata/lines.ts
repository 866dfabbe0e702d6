import { z } from 'zod';
import { code, name, percent, ref } from './vocabulary.ts';

/** A production line or cell (ISA-95 "work centre"). */
export const lineInput = z.strictObject({
  plant: ref.optional(),
  code,
  name,
  /** ISA-95 "area". */
  area: z.string().max(60).optional(),
  departmentId: z.uuid().optional(),
  calendar: ref.optional(),
  /** May one person work on several operations of this line at the same time? */
  sharedPeople: z.boolean().default(true),
});
export type LineInput = z.infer<typeof lineInput>;

/** A machine or station of a line (ISA-95 "work unit"). */
export const workUnitInput = z.strictObject({
  plant: ref.optional(),
  code,
  name,
  line: ref,
  slots: z.int().min(1).max(1000).default(1),
  efficiency: percent.default('100'),
});
export type WorkUnitInput = z.infer<typeof workUnitInput>;
