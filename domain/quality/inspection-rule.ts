import { defectClasses } from '../../contracts/quality/vocabulary.ts';
import type { DefectClass, InspectionMode, Sampling } from '../../contracts/quality/vocabulary.ts';
import { samplingPlan } from './iso-2859.ts';

/** Acceptance numbers of one class of defects. */
export interface ClassPlan {
  class: DefectClass;
  sampleSize: number;
  accept: number;
  reject: number;
  /** Letter of the plan, where the standard gave it. */
  planCode?: string;
}

export interface InspectionRule {
  mode: InspectionMode;
  sampleSize: number;
  classes: ClassPlan[];
}

/** How many pieces of a lot are looked at, and how many defects of each class it may have. */
export function inspectionRule(sampling: Sampling, lotSize: number): InspectionRule {
  switch (sampling.rule) {
    case 'none':
      return { mode: 'none', sampleSize: 0, classes: [] };
    case 'all':
      return zeroAccepted(lotSize, lotSize);
    case 'fixed':
      return zeroAccepted(Math.min(sampling.size!, lotSize), lotSize);
    case 'percent':
      return zeroAccepted(percentOf(lotSize, sampling.percent!), lotSize);
    case 'aql':
      return byStandard(sampling, lotSize);
  }
}

/** Not a single defect is accepted. */
function zeroAccepted(sampleSize: number, lotSize: number): InspectionRule {
  const classes = defectClasses.map((name) => ({ class: name, sampleSize, accept: 0, reject: 1 }));
  return { mode: sampleSize >= lotSize ? 'all' : 'sample', sampleSize, classes };
}

function percentOf(lotSize: number, percent: string): number {
  const [whole = '0', fraction = ''] = percent.split('.');
  const tenThousandths = BigInt(whole) * 10_000n + BigInt(fraction.padEnd(4, '0').slice(0, 4));
  const product = BigInt(lotSize) * tenThousandths;
  const pieces = Number((product + 999_999n) / 1_000_000n);
  return Math.max(1, Math.min(pieces, lotSize));
}

/** Each class has its own plan; the sample is as large as the largest of them. A class without a limit accepts none. */
function byStandard(sampling: Sampling, lotSize: number): InspectionRule {
  const known = defectClasses.flatMap((name): ClassPlan[] => {
    const limit = sampling.aql?.[name];
    if (limit === undefined) return [];
    const { planCode, sampleSize, accept, reject } = samplingPlan(sampling.level!, lotSize, limit);
    return [{ class: name, sampleSize, accept, reject, planCode }];
  });
  const sampleSize = known.length === 0 ? lotSize : Math.max(...known.map((plan) => plan.sampleSize));
  const classes = defectClasses.map(
    (name) => known.find((plan) => plan.class === name) ?? { class: name, sampleSize, accept: 0, reject: 1 },
  );
  return { mode: sampleSize >= lotSize ? 'all' : 'sample', sampleSize, classes };
}

/** Defects found, by class. */
export type DefectCounts = Record<DefectClass, number>;

/** The class that has more defects than it may; `undefined`: the sample accepts. */
export function rejectingClass(classes: readonly ClassPlan[], found: DefectCounts): ClassPlan | undefined {
  return classes.find((plan) => found[plan.class] > plan.accept);
}
