import { z } from 'zod';
import { positiveQuantity, quantity } from '../decimal.ts';
import { code, currency, name, ref } from './vocabulary.ts';

export const supplierStates = ['approved', 'watch', 'blocked'] as const;

export const supplierInput = z.strictObject({
  plant: ref.optional(),
  code,
  name,
  status: z.enum(supplierStates).default('approved'),
  contact: z.string().max(200).optional(),
  phone: z.string().max(60).optional(),
  email: z.email().max(200).optional(),
  address: z.string().max(500).optional(),
  currency: currency.default('CNY'),
});
export type SupplierInput = z.infer<typeof supplierInput>;

const price = quantity.refine((text) => !text.startsWith('-'), 'must not be below 0');

/** What a supplier asks for an item. */
export const supplierItemInput = z.strictObject({
  plant: ref.optional(),
  supplier: ref,
  item: ref,
  /** Per item unit, up to six decimals. */
  price,
  currency: currency.default('CNY'),
  minimumQuantity: positiveQuantity.optional(),
  leadTimeDays: z.int().min(0).max(3650).default(0),
  /** The supplier's own number. */
  supplierCode: z.string().max(60).optional(),
});
export type SupplierItemInput = z.infer<typeof supplierItemInput>;
