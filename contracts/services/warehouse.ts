import { z } from 'zod';
import { quantity } from '../decimal.ts';
import { ref } from '../masterdata/vocabulary.ts';
import { amount, inspectionLot, putAway, reason, report } from './vocabulary.ts';
import type { ServiceEntry } from './vocabulary.ts';

export const warehouseServices = {
  'warehouse.create-putaway': {
    title: { zh: '创建入库任务', en: 'Make a put-away' },
    verb: 'putaway',
    subject: 'StockMove',
    input: z.strictObject({
      report: report.optional(),
      receiptLine: z.uuid().optional(),
      inspectionLot: inspectionLot.optional(),
      quantity: amount.optional(),
    }),
    result: z.object({
      putAwayId: z.uuid(),
      putAwayCode: z.string(),
      item: z.string(),
      lot: z.string().nullable(),
      quantity,
      unit: z.string(),
      suggestedLocation: z.string().nullable(),
    }),
    errors: ['NOT_JUDGED'],
    undo: true,
  },
  'warehouse.cancel-putaway': {
    title: { zh: '取消入库任务', en: 'Call a put-away off' },
    verb: 'putaway',
    subject: 'StockMove',
    input: z.strictObject({ putAway, reason }),
    result: z.object({ putAwayId: z.uuid(), putAwayCode: z.string(), changed: z.boolean() }),
    errors: ['ALREADY_STORED'],
    undo: false,
  },
  'warehouse.post-completion': {
    title: { zh: '入库记账', en: 'Book a put-away' },
    verb: 'putaway',
    subject: 'StockMove',
    input: z.strictObject({ putAway }),
    result: z.object({
      putAwayId: z.uuid(),
      putAwayCode: z.string(),
      postingId: z.uuid(),
      quantity,
      unit: z.string(),
      lot: z.string().nullable(),
      locations: z.array(z.string()),
    }),
    errors: ['ALREADY_PROCESSED', 'INSUFFICIENT_STOCK'],
    undo: true,
  },
  'warehouse.reverse-completion': {
    title: { zh: '冲销入库', en: 'Take a booked put-away back' },
    verb: 'correct',
    subject: 'StockMove',
    input: z.strictObject({ putAway, reason }),
    result: z.object({ putAwayId: z.uuid(), putAwayCode: z.string(), postingId: z.uuid() }),
    errors: ['INSUFFICIENT_STOCK'],
    undo: false,
  },
  'warehouse.reserve-stock': {
    title: { zh: '预留库存', en: 'Reserve stock' },
    verb: 'reserve',
    subject: 'StockBalance',
    input: z.strictObject({
      workOrder: ref,
      lines: z
        .array(z.strictObject({ item: ref, quantity: amount }))
        .max(500)
        .optional(),
    }),
    result: z.object({
      workOrderId: z.uuid(),
      workOrderCode: z.string(),
      lines: z.array(
        z.object({
          reservationId: z.uuid(),
          item: z.string(),
          location: z.string(),
          lot: z.string().nullable(),
          quantity,
        }),
      ),
    }),
    errors: ['INSUFFICIENT_STOCK'],
    undo: true,
  },
  'warehouse.release-stock': {
    title: { zh: '释放预留', en: 'Release reserved stock' },
    verb: 'reserve',
    subject: 'StockBalance',
    input: z.strictObject({ workOrder: ref }),
    result: z.object({ workOrderId: z.uuid(), workOrderCode: z.string(), released: z.int() }),
    errors: [],
    undo: false,
  },
} as const satisfies Record<string, ServiceEntry>;
