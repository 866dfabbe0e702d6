import { z } from 'zod';
import { positiveQuantity, quantity } from '../decimal.ts';
import { code, date, percent, ref, remark } from '../masterdata/vocabulary.ts';

export const requisitionStates = [
  'draft',
  'submitted',
  'approved',
  'ordered',
  'closed',
  'rejected',
  'cancelled',
] as const;
export type RequisitionState = (typeof requisitionStates)[number];

export const orderStates = [
  'draft',
  'approved',
  'sent',
  'confirmed',
  'partially-received',
  'received',
  'closed',
  'cancelled',
] as const;
export type OrderState = (typeof orderStates)[number];

export const requisitionSources = ['minimum', 'manual', 'nonconformance', 'plan'] as const;

const price = quantity.refine((text) => !text.startsWith('-'), 'must not be below 0');

export const requisitionLineInput = z.strictObject({
  item: ref,
  quantity: positiveQuantity,
  unit: code.max(20).optional(),
  needBy: date.optional(),
  supplier: ref.optional(),
  /** Left out: what the supplier asks, else the item's standard cost. */
  price: price.optional(),
});

export const requisitionInput = z.strictObject({
  plant: ref.optional(),
  source: z.enum(requisitionSources).default('manual'),
  /** Number of the record that asks, such as a work report. */
  sourceCode: z.string().max(60).optional(),
  lines: z.array(requisitionLineInput).min(1).max(500),
  /** Not yet for approval. */
  draft: z.boolean().default(false),
  remark: remark.optional(),
});
export type RequisitionInput = z.infer<typeof requisitionInput>;
export type RequisitionLineInput = z.infer<typeof requisitionLineInput>;

export const orderLineInput = z.strictObject({
  item: ref,
  quantity: positiveQuantity,
  unit: code.max(20).optional(),
  price: price.optional(),
  needBy: date.optional(),
});

/** From an approved requisition, or freely with `supplier` and `lines`; a free one needs an approval of its own. */
export const orderInput = z
  .strictObject({
    plant: ref.optional(),
    requisition: ref.optional(),
    supplier: ref.optional(),
    lines: z.array(orderLineInput).min(1).max(500).optional(),
    expectedOn: date.optional(),
    overTolerancePercent: percent.default('10'),
    /** Send it at once; only what comes from an approved requisition. */
    send: z.boolean().default(true),
    remark: remark.optional(),
  })
  .refine(
    (input) => input.requisition !== undefined || (input.lines && input.supplier),
    'requisition, or supplier and lines',
  );
export type OrderInput = z.infer<typeof orderInput>;
export type OrderLineInput = z.infer<typeof orderLineInput>;

export const receiptLineInput = z.strictObject({
  /** Line number of the order; left out: the line of the item. */
  line: z.int().min(1).optional(),
  item: ref.optional(),
  quantity: positiveQuantity,
  unit: code.max(20).optional(),
  lot: code.optional(),
  supplierLot: z.string().max(100).optional(),
  manufacturedOn: date.optional(),
  expiresOn: date.optional(),
});

export const receiptInput = z.strictObject({
  order: ref,
  deliveryNote: z.string().max(100).optional(),
  /** Straight into storage; only what needs no inspection. Else it waits at goods-in for its put-away. */
  location: ref.optional(),
  lines: z.array(receiptLineInput).min(1).max(500),
  remark: remark.optional(),
});
export type ReceiptInput = z.infer<typeof receiptInput>;
export type ReceiptLineInput = z.infer<typeof receiptLineInput>;

/** What should be ordered again. */
export const shortItem = z.object({
  itemId: z.uuid(),
  item: z.string(),
  itemName: z.object({ zh: z.string(), en: z.string().optional() }),
  unit: z.string(),
  onHand: quantity,
  onOrder: quantity,
  minimum: quantity,
  /** What to order: at least what is missing, by lot size. */
  quantity,
  supplier: z.string().nullable(),
});
export type ShortItem = z.infer<typeof shortItem>;
