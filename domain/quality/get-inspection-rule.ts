import { z } from 'zod';
import type { InspectionMode } from '../../contracts/quality/vocabulary.ts';
import { ref } from '../../contracts/masterdata/vocabulary.ts';
import { defineCommand } from '../foundation/index.ts';
import { ruleFor } from './find-plan.ts';
import type { ClassPlan } from './inspection-rule.ts';
import { sourceOf } from './source.ts';

export interface RuleAnswer {
  mode: InspectionMode;
  sampleSize: number;
  quantity: string;
  unit: string;
  plan: string | null;
  classes: ClassPlan[];
}

/** Whether a report or a delivered line is inspected, and how much of it. Changes nothing. */
export const getInspectionRule = defineCommand({
  name: 'quality.inspection-rule',
  input: z.strictObject({ report: ref.optional(), receiptLine: z.uuid().optional() }),
  async run(context, input): Promise<RuleAnswer> {
    const source = await sourceOf(context, input);
    const { plan, mode, sampleSize, classes } = await ruleFor(context, source);
    return { mode, sampleSize, classes, quantity: source.quantity, unit: source.item.unit, plan: plan?.code ?? null };
  },
});
