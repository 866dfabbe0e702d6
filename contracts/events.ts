import { z } from 'zod';
import { quantity } from './decimal.ts';

/**
 * What happens to the records and processes may wait for. Each becomes a message of that name; the correlation key is
 * the business key named in `key`.
 */
const report = {
  plantId: z.uuid(),
  reportId: z.uuid(),
  reportCode: z.string(),
  workOrderId: z.uuid(),
  workOrderCode: z.string(),
  operation: z.int(),
  itemCode: z.string(),
  unit: z.string(),
  good: quantity,
  scrap: quantity,
  rework: quantity,
  reportedBy: z.string(),
};

export const domainEvents = {
  'wo.released': {
    key: 'workOrderCode',
    variables: z.object({
      plantId: z.uuid(),
      workOrderId: z.uuid(),
      workOrderCode: z.string(),
      itemCode: z.string(),
      quantity,
      unit: z.string(),
    }),
  },
  /** A report on an inspection point or on the last operation waits for its acceptance. */
  'op.report.submitted': {
    key: 'reportCode',
    variables: z.object({
      ...report,
      lotCode: z.string().nullable(),
      inspectionPoint: z.enum(['none', 'first', 'patrol', 'final']),
      final: z.boolean(),
    }),
  },
  'report.accepted': { key: 'reportCode', variables: z.object(report) },
  'report.reversed': { key: 'reportCode', variables: z.object({ ...report, reason: z.string() }) },
  /** Key: the report that is replaced. */
  'report.corrected': {
    key: 'reportCode',
    variables: z.object({ ...report, reason: z.string(), newReportId: z.uuid(), newReportCode: z.string() }),
  },
  'lot.judged': {
    key: 'inspectionLotCode',
    variables: z.object({
      plantId: z.uuid(),
      inspectionLotId: z.uuid(),
      inspectionLotCode: z.string(),
      sourceCode: z.string(),
      itemCode: z.string(),
      lotCode: z.string().nullable(),
      accepted: quantity,
      rejected: quantity,
      pending: quantity,
      judgement: z.enum(['accept', 'partial', 'reject']),
    }),
  },
  'stock.received': {
    key: 'sourceCode',
    variables: z.object({
      plantId: z.uuid(),
      postingId: z.uuid(),
      /** The put-away or goods receipt. */
      sourceCode: z.string(),
      itemCode: z.string(),
      lotCode: z.string().nullable(),
      quantity,
      unit: z.string(),
      locationCode: z.string(),
    }),
  },
  'stock.below-minimum': {
    key: 'itemCode',
    variables: z.object({
      plantId: z.uuid(),
      itemId: z.uuid(),
      itemCode: z.string(),
      unit: z.string(),
      onHand: quantity,
      minimum: quantity,
    }),
  },
  'pr.created': {
    key: 'requisitionCode',
    variables: z.object({
      plantId: z.uuid(),
      requisitionId: z.uuid(),
      requisitionCode: z.string(),
      amount: z.string(),
      currency: z.string(),
      source: z.string(),
    }),
  },
  'pr.approved': {
    key: 'requisitionCode',
    variables: z.object({
      plantId: z.uuid(),
      requisitionId: z.uuid(),
      requisitionCode: z.string(),
      approved: z.boolean(),
    }),
  },
  'po.created': {
    key: 'orderCode',
    variables: z.object({ plantId: z.uuid(), orderId: z.uuid(), orderCode: z.string(), supplierCode: z.string() }),
  },
  'po.received': {
    key: 'orderCode',
    variables: z.object({
      plantId: z.uuid(),
      orderId: z.uuid(),
      orderCode: z.string(),
      receiptId: z.uuid(),
      receiptCode: z.string(),
      complete: z.boolean(),
    }),
  },
} as const;

export type EventName = keyof typeof domainEvents;
export type EventVariables<Name extends EventName> = z.infer<(typeof domainEvents)[Name]['variables']>;
