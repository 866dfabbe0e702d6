import { z } from 'zod';
import { code, name, ref } from './vocabulary.ts';

export const unitInput = z.strictObject({
  code: code.max(20),
  name,
  /** Decimals that people enter and see; quantities are stored with six. */
  decimals: z.int().min(0).max(6).default(0),
});
export type UnitInput = z.infer<typeof unitInput>;

const part = z.string().regex(/^[1-9]\d{0,17}$/, 'a whole number above 0');

/** 1 `from` = `numerator` / `denominator` `to`, exactly; for one item or for all. */
export const unitConversionInput = z
  .strictObject({
    plant: ref.optional(),
    item: ref.optional(),
    from: code.max(20),
    to: code.max(20),
    numerator: part,
    denominator: part.default('1'),
  })
  .refine((value) => value.from !== value.to, { path: ['to'], error: 'from and to are the same unit' });
export type UnitConversionInput = z.infer<typeof unitConversionInput>;
