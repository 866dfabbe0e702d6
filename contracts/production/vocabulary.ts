import { z } from 'zod';
import { nonNegativeQuantity, positiveQuantity } from '../decimal.ts';
import { code, instant, percent, ref, remark, seconds, user, version } from '../masterdata/vocabulary.ts';

export const workOrderStates = [
  'planned',
  'firm',
  'released',
  'in-progress',
  'paused',
  'completed',
  'closed',
  'cancelled',
] as const;
export type WorkOrderState = (typeof workOrderStates)[number];

export const operationStates = ['waiting', 'ready', 'running', 'done', 'skipped'] as const;
export type OperationState = (typeof operationStates)[number];

export const reportStates = ['submitted', 'accepted', 'reversed', 'corrected'] as const;
export type ReportState = (typeof reportStates)[number];

/** One lot for the whole order, or a new one with every report of the last operation. */
export const lotPolicies = ['per-order', 'per-report'] as const;

export const workOrderInput = z.strictObject({
  plant: ref.optional(),
  /** Left out: the code rule `work-order` gives the next one. */
  code: code.optional(),
  item: ref,
  quantity: positiveQuantity,
  /** Revisions; left out: the released ones of today. */
  bom: code.optional(),
  routing: code.optional(),
  startAt: instant.optional(),
  dueAt: instant.optional(),
  priority: z.int().min(0).max(100).default(50),
  overTolerancePercent: percent.default('5'),
  lotPolicy: z.enum(lotPolicies).default('per-order'),
  remark: remark.optional(),
});
export type WorkOrderInput = z.infer<typeof workOrderInput>;

export const workOrderChange = z.strictObject({
  workOrder: ref,
  version: version.optional(),
  quantity: positiveQuantity.optional(),
  startAt: instant.nullish(),
  dueAt: instant.nullish(),
  priority: z.int().min(0).max(100).optional(),
  overTolerancePercent: percent.optional(),
  remark: remark.optional(),
});

const byReason = z.array(z.strictObject({ reason: ref, quantity: positiveQuantity })).max(50);

/** What a person reports. Quantities are in the unit of the product. */
export const workReportInput = z.strictObject({
  workOrder: ref,
  /** Number of the operation; left out: the only one that can be reported on. */
  operation: z.int().min(1).max(9999).optional(),
  /** `rework`: pieces that were reported for rework before and are through now. */
  kind: z.enum(['normal', 'rework']).default('normal'),
  good: nonNegativeQuantity.default('0'),
  scrap: byReason.default([]),
  rework: byReason.default([]),
  /** Lot that was made; left out: by the order's lot policy. */
  lot: code.optional(),
  /** Component lots that were used, as scanned; the rest is taken first-expired-first-out. */
  used: z
    .array(z.strictObject({ item: ref, lot: ref, quantity: positiveQuantity }))
    .max(200)
    .default([]),
  persons: z
    .array(z.strictObject({ person: user, seconds: seconds.optional(), sharePercent: percent.optional() }))
    .max(50)
    .default([]),
  workUnit: ref.optional(),
  shift: z.string().max(60).optional(),
  startedAt: instant.optional(),
  endedAt: instant.optional(),
  setupSeconds: seconds.optional(),
  runSeconds: seconds.optional(),
  /** When it happened, if not now (a report that waited for the network). */
  eventTime: instant.optional(),
  /** Why it comes late; asked for when it is later than a shift. */
  delayReason: remark.optional(),
  source: z.enum(['station', 'mobile', 'counter', 'api', 'proxy']).default('station'),
  remark: remark.optional(),
});
export type WorkReportInput = z.infer<typeof workReportInput>;
