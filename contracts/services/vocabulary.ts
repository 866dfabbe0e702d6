import { z } from 'zod';
import type { LocalizedText } from '../json.ts';
import type { Permission } from '../permissions.ts';
import { ref, remark } from '../masterdata/vocabulary.ts';

/** One service that a diagram can call: `zeebe:taskDefinition type`. The verb on the subject is what a lane's role needs. */
export type ServiceEntry = {
  title: LocalizedText;
  /** Input mapping gives exactly these; `null` counts as left out. */
  input: z.ZodType;
  /** What output mappings can read. */
  result: z.ZodType;
  /** BPMN error codes that a boundary event can catch. */
  errors: readonly string[];
  /** Can a compensation take it back? */
  undo: boolean;
} & Permission;

/** Quantities as text, or as the plain numbers that expressions calculate with. */
export const amount = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().regex(/^\d{1,14}(\.\d{1,6})?$/, 'a number from 0 with at most 6 decimals'));

export const report = ref.describe('Number or id of a work report');
export const inspectionLot = ref.describe('Number or id of an inspection lot');
export const putAway = ref.describe('Number or id of a put-away');
export const reason = remark.min(1);
