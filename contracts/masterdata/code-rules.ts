import { z } from 'zod';
import { ref } from './vocabulary.ts';

/** What is numbered by rules. */
export const codeScopes = [
  'item',
  'lot',
  'work-order',
  'report',
  'inspection-lot',
  'nonconformance',
  'put-away',
  'requisition',
  'purchase-order',
  'receipt',
] as const;
export type CodeScope = (typeof codeScopes)[number];

const constant = z.strictObject({ kind: z.literal('const'), text: z.string().regex(/^[A-Za-z0-9._/+-]{1,20}$/) });
/** The date in the plant's zone. */
const dated = z.strictObject({
  kind: z.literal('date'),
  format: z.enum(['YYYYMMDD', 'YYMMDD', 'YYYYMM', 'YYMM', 'YYYY', 'YY']),
});
/** A property of the record, such as its category, cut or filled with 0 to `width`. */
const attribute = z.strictObject({
  kind: z.literal('attribute'),
  name: z.string().regex(/^[a-z][A-Za-z]{0,39}$/),
  width: z.int().min(1).max(20),
});
const running = z.strictObject({
  kind: z.literal('seq'),
  width: z.int().min(1).max(12),
  /** When it starts at 1 again; other segments always have numbers of their own. */
  reset: z.enum(['never', 'year', 'month', 'day']).default('never'),
});
/** A digit (or two) that detects typing errors: Luhn's mod 10 over digits, or ISO 7064 mod 97-10. */
const check = z.strictObject({ kind: z.literal('check'), algorithm: z.enum(['mod10', 'mod97']) });

export const codeSegment = z.discriminatedUnion('kind', [constant, dated, attribute, running, check]);
export type CodeSegment = z.infer<typeof codeSegment>;

export const codeRuleInput = z.strictObject({
  plant: ref.optional(),
  scope: z.enum(codeScopes),
  segments: z
    .array(codeSegment)
    .min(1)
    .max(12)
    .refine((list) => list.filter((one) => one.kind === 'seq').length === 1, 'exactly one running number')
    .refine(
      (list) =>
        list.filter((one) => one.kind === 'check').length <= 1 &&
        !list.slice(0, -1).some((one) => one.kind === 'check'),
      'a check digit stands at the end',
    ),
  /** No number is ever missing; the price is that creations wait for each other. */
  gapless: z.boolean().default(false),
});
export type CodeRuleInput = z.infer<typeof codeRuleInput>;
