import { z } from 'zod';
import { positiveQuantity } from '../decimal.ts';
import { code, date, percent, ref } from './vocabulary.ts';
import { issueMethods } from './items.ts';

export const revisionStates = ['draft', 'released', 'obsolete'] as const;

export const bomLineInput = z.strictObject({
  line: z.int().min(1).max(9999),
  item: ref,
  /** For `baseQuantity` of the product; a fixed line needs it once per order. */
  quantity: positiveQuantity,
  unit: code.max(20).optional(),
  fixed: z.boolean().default(false),
  /** Loss of the component itself, in percent on top. */
  scrapPercent: percent.default('0'),
  /** Operation of the routing at which it is used; left out: the first one. */
  operation: z.int().min(1).max(9999).optional(),
  issueMethod: z.enum(issueMethods).optional(),
});

/** What a product consists of, in one revision. Components with bills of their own are made in orders of their own. */
export const bomInput = z.strictObject({
  plant: ref.optional(),
  item: ref,
  revision: code.max(20).default('A'),
  baseQuantity: positiveQuantity.default('1'),
  validFrom: date.optional(),
  validTo: date.optional(),
  lines: z
    .array(bomLineInput)
    .min(1)
    .max(5000)
    .refine((lines) => new Set(lines.map((line) => line.line)).size === lines.length, 'two lines with one number'),
});
export type BomInput = z.infer<typeof bomInput>;
export type BomLineInput = z.infer<typeof bomLineInput>;
