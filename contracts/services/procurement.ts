import { z } from 'zod';
import { date, ref, remark } from '../masterdata/vocabulary.ts';
import { requisitionSources, shortItem } from '../procurement/vocabulary.ts';
import { amount, report } from './vocabulary.ts';
import type { ServiceEntry } from './vocabulary.ts';

/** Lines may be handed on as `procurement.check-minimum` gives them. */
const line = z
  .object({
    item: ref,
    quantity: amount,
    supplier: ref.nullish(),
    needBy: date.nullish(),
  })
  .transform(({ item, quantity, supplier, needBy }) => ({
    item,
    quantity,
    ...(supplier ? { supplier } : {}),
    ...(needBy ? { needBy } : {}),
  }));

const changed = z.object({ requisitionId: z.uuid(), requisitionCode: z.string(), version: z.int() });

export const procurementServices = {
  'procurement.check-minimum': {
    title: { zh: '检查最低库存', en: 'Check the minimum stock' },
    verb: 'read',
    subject: 'StockBalance',
    input: z.strictObject({
      plant: ref.optional(),
      items: z.array(ref).max(1000).optional(),
      report: report.optional(),
    }),
    result: z.object({ below: z.boolean(), items: z.array(shortItem) }),
    errors: [],
    undo: false,
  },
  'procurement.create-requisition': {
    title: { zh: '创建采购申请', en: 'Make a requisition' },
    verb: 'create',
    subject: 'Requisition',
    input: z.strictObject({
      plant: ref.optional(),
      source: z.enum(requisitionSources).optional(),
      sourceCode: z.string().max(60).optional(),
      lines: z.array(line).min(1).max(500),
      remark: remark.optional(),
    }),
    result: z.object({
      created: z.boolean(),
      requisitionId: z.uuid().nullable(),
      requisitionCode: z.string().nullable(),
      amount: z.string(),
      currency: z.string(),
    }),
    errors: [],
    undo: true,
  },
  'procurement.cancel-requisition': {
    title: { zh: '取消采购申请', en: 'Cancel a requisition' },
    verb: 'cancel',
    subject: 'Requisition',
    input: z.strictObject({ requisition: ref, reason: remark.optional() }),
    result: changed,
    errors: [],
    undo: false,
  },
  'procurement.create-order': {
    title: { zh: '创建采购订单', en: 'Make a purchase order' },
    verb: 'create',
    subject: 'PurchaseOrder',
    input: z.strictObject({
      requisition: ref,
      supplier: ref.optional(),
      expectedOn: date.optional(),
      send: z.boolean().optional(),
    }),
    result: z.object({
      orderId: z.uuid(),
      orderCode: z.string(),
      supplier: z.string(),
      state: z.string(),
      orders: z.array(z.object({ orderId: z.uuid(), orderCode: z.string(), supplier: z.string() })),
      requisitionId: z.uuid().nullable(),
    }),
    errors: ['NO_SUPPLIER', 'SUPPLIER_BLOCKED'],
    undo: true,
  },
  'procurement.send-order': {
    title: { zh: '发送采购订单', en: 'Send a purchase order' },
    verb: 'order',
    subject: 'PurchaseOrder',
    input: z.strictObject({ order: ref }),
    result: z.object({ orderId: z.uuid(), orderCode: z.string(), version: z.int() }),
    errors: [],
    undo: false,
  },
} as const satisfies Record<string, ServiceEntry>;
