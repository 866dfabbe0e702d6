import { z } from 'zod';
import { positiveQuantity, quantity } from '../decimal.ts';
import { code, date, instant, ref, remark } from '../masterdata/vocabulary.ts';

export const putAwayStates = ['open', 'confirmed', 'posted', 'cancelled'] as const;
export type PutAwayState = (typeof putAwayStates)[number];

const place = z.strictObject({ location: ref, quantity: positiveQuantity });

export const confirmPutAwayInput = z
  .strictObject({
    putAway: ref,
    /** One place for everything … */
    location: ref.optional(),
    /** … or several, which together are everything. */
    places: z.array(place).min(1).max(50).optional(),
    /** The lot as scanned: must be the lot of the put-away. */
    lot: ref.optional(),
    /** Book it at once; a process books it in its next step. */
    post: z.boolean().default(false),
  })
  .refine((input) => Boolean(input.location) !== Boolean(input.places), {
    path: ['location'],
    error: 'location or places',
  });
export type ConfirmPutAwayInput = z.infer<typeof confirmPutAwayInput>;

export const transferInput = z.strictObject({
  item: ref,
  lot: ref.optional(),
  quantity: positiveQuantity,
  unit: code.max(20).optional(),
  from: ref,
  to: ref,
  occurredAt: instant.optional(),
  remark: remark.optional(),
});

export const adjustInput = z.strictObject({
  item: ref,
  lot: ref.optional(),
  location: ref,
  /** More (positive) or less (negative) than the books say. */
  quantity: quantity.refine((text) => /[1-9]/.test(text), 'must not be 0'),
  reason: ref,
  remark: remark.optional(),
});

export const scrapInput = z.strictObject({
  item: ref,
  lot: ref.optional(),
  location: ref,
  quantity: positiveQuantity,
  reason: ref,
  remark: remark.optional(),
});

/** A line of the stock with which a plant begins. */
export const openingInput = z.strictObject({
  plant: ref.optional(),
  item: ref,
  lot: code.optional(),
  location: ref,
  quantity: positiveQuantity,
  unit: code.max(20).optional(),
  supplierLot: z.string().max(100).optional(),
  manufacturedOn: date.optional(),
  expiresOn: date.optional(),
});
export type OpeningInput = z.infer<typeof openingInput>;

export const reserveInput = z.strictObject({
  workOrder: ref,
  /** Left out: what the order still needs. */
  lines: z
    .array(z.strictObject({ item: ref, quantity: positiveQuantity, lot: ref.optional(), location: ref.optional() }))
    .max(500)
    .optional(),
  expiresAt: instant.optional(),
});
