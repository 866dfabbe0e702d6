import { z } from 'zod';
import { money, nonNegativeQuantity, positiveQuantity } from '../decimal.ts';
import { code, currency, name, ref } from './vocabulary.ts';

export const itemTypes = ['raw', 'semi', 'finished', 'tool', 'service', 'phantom'] as const;
export const trackings = ['none', 'lot'] as const;
export const procurements = ['make', 'buy', 'subcontract', 'transfer'] as const;
/** How a component reaches the order: fetched, brought, booked with the report, or taken from line-side stock. */
export const issueMethods = ['manual', 'push', 'backflush', 'lineside'] as const;
export const abcClasses = ['A', 'B', 'C'] as const;

/** Something that is bought, made, stored or used. */
export const itemInput = z.strictObject({
  plant: ref.optional(),
  /** Left out: the code rule `item` gives the next one. */
  code: code.optional(),
  name,
  specification: z.string().max(500).optional(),
  type: z.enum(itemTypes),
  unit: code.max(20),
  category: z.string().max(60).optional(),
  tracking: z.enum(trackings).default('none'),
  procurement: z.enum(procurements),
  issueMethod: z.enum(issueMethods).default('backflush'),
  shelfLifeDays: z.int().min(1).max(36_500).optional(),
  abcClass: z.enum(abcClasses).optional(),
  leadTimeDays: z.int().min(0).max(3650).default(0),
  /** Below this usable stock of the plant it is ordered again. */
  minimumStock: nonNegativeQuantity.optional(),
  /** Ordered at least, and in multiples of `orderMultiple`. */
  orderQuantity: positiveQuantity.optional(),
  orderMultiple: positiveQuantity.optional(),
  /** Who usually delivers it. */
  supplier: ref.optional(),
  /** Goods received wait in quarantine for an inspection. */
  inspectIncoming: z.boolean().default(false),
  standardCost: money.optional(),
  currency: currency.optional(),
});
export type ItemInput = z.infer<typeof itemInput>;
