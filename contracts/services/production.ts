import { z } from 'zod';
import { quantity } from '../decimal.ts';
import { code, instant, ref } from '../masterdata/vocabulary.ts';
import { amount, reason, report } from './vocabulary.ts';
import type { ServiceEntry } from './vocabulary.ts';

const order = z.object({ workOrderId: z.uuid(), workOrderCode: z.string(), version: z.int() });

export const productionServices = {
  'production.accept-report': {
    title: { zh: '接收报工', en: 'Count a work report' },
    verb: 'approve',
    subject: 'WorkReport',
    input: z.strictObject({ report, overTolerance: z.boolean().optional(), reason: reason.optional() }),
    result: z.object({
      reportId: z.uuid(),
      reportCode: z.string(),
      workOrderId: z.uuid(),
      workOrderCode: z.string(),
      operation: z.int(),
      good: quantity,
      scrap: quantity,
      rework: quantity,
      inspectionPoint: z.string(),
      final: z.boolean(),
      belowMinimum: z.array(z.string()),
    }),
    errors: ['OVER_TOLERANCE', 'OPERATION_ORDER', 'INSUFFICIENT_STOCK', 'LOT_NOT_AVAILABLE'],
    undo: true,
  },
  'production.reverse-report': {
    title: { zh: '冲销报工', en: 'Take a work report back' },
    verb: 'correct',
    subject: 'WorkReport',
    input: z.strictObject({ report, reason }),
    result: z.object({ reportId: z.uuid(), reportCode: z.string(), changed: z.boolean() }),
    errors: ['ALREADY_PROCESSED', 'ALREADY_STORED', 'INSUFFICIENT_STOCK'],
    undo: false,
  },
  'production.create-work-order': {
    title: { zh: '创建工单', en: 'Make a work order' },
    verb: 'create',
    subject: 'WorkOrder',
    input: z.strictObject({
      plant: ref.optional(),
      code: code.optional(),
      item: ref,
      quantity: amount,
      dueAt: instant.optional(),
      startAt: instant.optional(),
      priority: z.int().min(0).max(100).optional(),
    }),
    result: order,
    errors: [],
    undo: true,
  },
  'production.release-work-order': {
    title: { zh: '下达工单', en: 'Release a work order' },
    verb: 'release',
    subject: 'WorkOrder',
    input: z.strictObject({ workOrder: ref }),
    result: order,
    errors: [],
    undo: false,
  },
} as const satisfies Record<string, ServiceEntry>;
