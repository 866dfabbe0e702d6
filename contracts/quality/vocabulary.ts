import { z } from 'zod';
import { nonNegativeQuantity, positiveQuantity, quantity } from '../decimal.ts';
import { code, name, percent, ref, remark } from '../masterdata/vocabulary.ts';

/** When it is inspected: goods received (IQC), first piece, patrol, finished (FQC), before shipping (OQC). */
export const stages = ['incoming', 'first', 'patrol', 'final', 'outgoing'] as const;
export type Stage = (typeof stages)[number];

/** How bad a defect is; ISO 2859-1 gives each class its own acceptance number. */
export const defectClasses = ['critical', 'major', 'minor'] as const;
export type DefectClass = (typeof defectClasses)[number];

export const inspectionLevels = ['S-1', 'S-2', 'S-3', 'S-4', 'I', 'II', 'III'] as const;
export type InspectionLevel = (typeof inspectionLevels)[number];

/** Acceptance quality limits of ISO 2859-1, in percent nonconforming or defects per hundred. */
export const aqls = [
  '0.010',
  '0.015',
  '0.025',
  '0.040',
  '0.065',
  '0.10',
  '0.15',
  '0.25',
  '0.40',
  '0.65',
  '1.0',
  '1.5',
  '2.5',
  '4.0',
  '6.5',
  '10',
  '15',
  '25',
  '40',
  '65',
  '100',
  '150',
  '250',
  '400',
  '650',
  '1000',
] as const;
export type Aql = (typeof aqls)[number];

export const samplingRules = ['none', 'all', 'fixed', 'percent', 'aql'] as const;

const aql = z.enum(aqls);
export const sampling = z
  .strictObject({
    rule: z.enum(samplingRules),
    /** `fixed`: pieces. */
    size: z.int().min(1).max(1_000_000).optional(),
    /** `percent` of the lot, rounded up. */
    percent: percent.optional(),
    /** `aql`: ISO 2859-1, single sampling, normal inspection. */
    level: z.enum(inspectionLevels).optional(),
    /** Left out: not a single one of this class is accepted. */
    aql: z.strictObject({ critical: aql.optional(), major: aql.optional(), minor: aql.optional() }).optional(),
  })
  .refine((value) => value.rule !== 'fixed' || value.size !== undefined, { path: ['size'], error: 'how many pieces?' })
  .refine((value) => value.rule !== 'percent' || value.percent !== undefined, {
    path: ['percent'],
    error: 'how many percent?',
  })
  .refine((value) => value.rule !== 'aql' || (value.level !== undefined && value.aql !== undefined), {
    path: ['level'],
    error: 'level and limits are needed',
  });
export type Sampling = z.infer<typeof sampling>;

export const characteristicKinds = ['variable', 'attribute', 'text'] as const;

export const characteristicInput = z
  .strictObject({
    number: z.int().min(1).max(999),
    name,
    kind: z.enum(characteristicKinds),
    class: z.enum(defectClasses).default('major'),
    unit: code.max(20).optional(),
    nominal: quantity.optional(),
    lower: quantity.optional(),
    upper: quantity.optional(),
    method: z.string().max(500).optional(),
  })
  .refine((one) => one.kind !== 'variable' || one.lower !== undefined || one.upper !== undefined, {
    path: ['lower'],
    error: 'a measured characteristic has a limit',
  });
export type CharacteristicInput = z.infer<typeof characteristicInput>;

/** How something is inspected. The most specific plan counts: item before operation before supplier. */
export const inspectionPlanInput = z.strictObject({
  plant: ref.optional(),
  code,
  name,
  stage: z.enum(stages),
  item: ref.optional(),
  operation: z.int().min(1).max(9999).optional(),
  supplier: ref.optional(),
  sampling,
  characteristics: z
    .array(characteristicInput)
    .max(200)
    .default([])
    .refine(
      (list) => new Set(list.map((one) => one.number)).size === list.length,
      'two characteristics with one number',
    ),
});
export type InspectionPlanInput = z.infer<typeof inspectionPlanInput>;

export const inspectionModes = ['none', 'sample', 'all'] as const;
export type InspectionMode = (typeof inspectionModes)[number];

export const inspectionLotStates = ['pending', 'recording', 'judged', 'closed', 'cancelled'] as const;
export type InspectionLotState = (typeof inspectionLotStates)[number];

/** One value of one piece. */
export const readingInput = z.strictObject({
  characteristic: z.int().min(1).max(999),
  sample: z.int().min(1).max(1_000_000),
  value: quantity.optional(),
  ok: z.boolean().optional(),
  text: z.string().max(500).optional(),
  instrument: z.string().max(100).optional(),
});
export type ReadingInput = z.infer<typeof readingInput>;

export const defectInput = z.strictObject({
  /** A reason of kind `defect`. */
  reason: ref.optional(),
  class: z.enum(defectClasses),
  quantity: z.int().min(1).max(1_000_000),
  remark: z.string().max(500).optional(),
});
export type DefectInput = z.infer<typeof defectInput>;

/** What an inspector fills in; with quantities it says what the judgement shall be. */
export const recordInspectionInput = z.strictObject({
  inspectionLot: ref,
  readings: z.array(readingInput).max(20_000).default([]),
  defects: z.array(defectInput).max(500).default([]),
  accepted: nonNegativeQuantity.optional(),
  rejected: nonNegativeQuantity.optional(),
  /** Every piece was looked at, so that good ones may be accepted out of a bad lot. */
  sorted: z.boolean().default(false),
  reason: remark.optional(),
});
export type RecordInspectionInput = z.infer<typeof recordInspectionInput>;

export const judgeLotInput = z.strictObject({
  inspectionLot: ref,
  /** Left out: what the inspector entered, else what the sample says, for all that is not judged yet. */
  accepted: nonNegativeQuantity.optional(),
  rejected: nonNegativeQuantity.optional(),
  sorted: z.boolean().optional(),
  reason: remark.optional(),
});
export type JudgeLotInput = z.infer<typeof judgeLotInput>;

export const dispositionKinds = ['rework', 'scrap', 'concession', 'return'] as const;
export type DispositionKind = (typeof dispositionKinds)[number];

export const dispositionInput = z.strictObject({
  nonconformance: ref,
  dispositions: z
    .array(z.strictObject({ kind: z.enum(dispositionKinds), quantity: positiveQuantity, reason: remark.optional() }))
    .min(1)
    .max(20),
});
export type DispositionInput = z.infer<typeof dispositionInput>;
