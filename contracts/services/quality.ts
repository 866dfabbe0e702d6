import { z } from 'zod';
import { quantity } from '../decimal.ts';
import { defectClasses, inspectionModes } from '../quality/vocabulary.ts';
import { ref, remark } from '../masterdata/vocabulary.ts';
import { amount, inspectionLot, reason, report } from './vocabulary.ts';
import type { ServiceEntry } from './vocabulary.ts';

/** A work report, or a line of a receipt. */
const source = { report: report.optional(), receiptLine: z.uuid().optional() };

export const qualityServices = {
  'quality.inspection-rule': {
    title: { zh: '查检验规则', en: 'Look up the inspection rule' },
    verb: 'read',
    subject: 'InspectionLot',
    input: z.strictObject(source),
    result: z.object({
      mode: z.enum(inspectionModes),
      sampleSize: z.int(),
      quantity,
      unit: z.string(),
      plan: z.string().nullable(),
      classes: z.array(
        z.object({
          class: z.enum(defectClasses),
          sampleSize: z.int(),
          accept: z.int(),
          reject: z.int(),
          planCode: z.string().optional(),
        }),
      ),
    }),
    errors: [],
    undo: false,
  },
  'quality.create-inspection-lot': {
    title: { zh: '创建检验批', en: 'Make an inspection lot' },
    verb: 'create',
    subject: 'InspectionLot',
    input: z.strictObject(source),
    result: z.object({
      inspectionLotId: z.uuid(),
      inspectionLotCode: z.string(),
      mode: z.enum(inspectionModes),
      sampleSize: z.int(),
      quantity,
      unit: z.string(),
      sourceCode: z.string(),
    }),
    errors: ['ALREADY_PROCESSED'],
    undo: true,
  },
  'quality.judge-lot': {
    title: { zh: '判定检验批', en: 'Judge an inspection lot' },
    verb: 'judge',
    subject: 'InspectionLot',
    input: z.strictObject({
      inspectionLot,
      accepted: amount.optional(),
      rejected: amount.optional(),
      sorted: z.boolean().optional(),
      reason: remark.optional(),
    }),
    result: z.object({
      inspectionLotId: z.uuid(),
      inspectionLotCode: z.string(),
      judgement: z.enum(['accept', 'partial', 'reject']),
      accepted: quantity,
      rejected: quantity,
      pending: quantity,
    }),
    errors: ['SAMPLE_REJECTS'],
    undo: true,
  },
  'quality.cancel-inspection-lot': {
    title: { zh: '取消检验', en: 'Call an inspection off' },
    verb: 'create',
    subject: 'InspectionLot',
    input: z.strictObject({ inspectionLot: inspectionLot.optional(), report: report.optional(), reason }),
    result: z.object({
      inspectionLotId: z.uuid().nullable(),
      inspectionLotCode: z.string().nullable(),
      changed: z.boolean(),
    }),
    errors: ['ALREADY_PROCESSED'],
    undo: false,
  },
  'quality.create-nonconformance': {
    title: { zh: '创建不合格单', en: 'Open a non-conformance' },
    verb: 'create',
    subject: 'InspectionLot',
    input: z.strictObject({
      inspectionLot,
      quantity: amount.optional(),
      reason: ref.optional(),
      description: remark.optional(),
    }),
    result: z.object({
      nonconformanceId: z.uuid(),
      nonconformanceCode: z.string(),
      inspectionLotCode: z.string(),
      quantity,
      unit: z.string(),
    }),
    errors: [],
    undo: true,
  },
} as const satisfies Record<string, ServiceEntry>;
