import { toMillionths } from '../../contracts/decimal.ts';
import { findRecords } from '../foundation/index.ts';
import type { CommandContext } from '../foundation/index.ts';
import { inspectionRule } from './inspection-rule.ts';
import type { InspectionRule } from './inspection-rule.ts';
import { inspectionPlanRecord } from './records.ts';
import type { InspectionPlanRow } from './records.ts';
import type { InspectionSource } from './source.ts';

type Scope = Pick<InspectionSource, 'plantId' | 'stage' | 'operation' | 'supplierId'> & { item: { id: string } };

/** The most specific active plan: what names the item goes before what names the operation, before the supplier. */
export async function findPlan(context: CommandContext, scope: Scope): Promise<InspectionPlanRow | undefined> {
  const where = { plantId: scope.plantId, stage: scope.stage, active: true };
  const plans = await findRecords(context.tx, inspectionPlanRecord, where, { createdAt: 'asc' });
  const fits = (wanted: string | number | null, given: string | number | null): boolean =>
    wanted === null || wanted === given;
  return plans
    .filter(
      (plan) =>
        fits(plan.itemId, scope.item.id) &&
        fits(plan.operation, scope.operation) &&
        fits(plan.supplierId, scope.supplierId),
    )
    .sort((a, b) => weight(b) - weight(a))[0];
}

function weight(plan: InspectionPlanRow): number {
  return (plan.itemId ? 4 : 0) + (plan.operation === null ? 0 : 2) + (plan.supplierId ? 1 : 0);
}

export interface FoundRule extends InspectionRule {
  plan: InspectionPlanRow | undefined;
}

/** Whether and how much of a source is inspected. Without a plan: not at all. */
export async function ruleFor(context: CommandContext, source: InspectionSource): Promise<FoundRule> {
  const plan = await findPlan(context, source);
  const lotSize = piecesOf(source.quantity);
  if (!plan || lotSize === 0) return { mode: 'none', sampleSize: 0, classes: [], plan };
  return { ...inspectionRule(plan.sampling, lotSize), plan };
}

/** The standard counts whole pieces: a lot of 12.5 m has 13. */
function piecesOf(quantity: string): number {
  return Number((toMillionths(quantity) + 999_999n) / 1_000_000n);
}
