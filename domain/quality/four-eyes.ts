import { qualityFault } from '../../contracts/quality/errors.ts';
import type { CommandContext } from '../foundation/index.ts';
import { systemUser } from '../identity/index.ts';
import type { InspectionLotRow } from './records.ts';

/**
 * Nobody inspects or judges what they reported, not on behalf of somebody either. A process judges for the inspector
 * who recorded the results. The permission rules say the same; this holds whatever they say.
 */
export function requireOtherEyes(context: CommandContext, lot: InspectionLotRow): void {
  const involved = judgesOf(context, lot).find((user) => lot.reporters.includes(user));
  if (involved !== undefined)
    throw qualityFault('self-judgement', { detail: `${involved} reported what inspection lot ${lot.code} is about` });
}

/** Whose judgement it is. */
export function judgesOf(context: CommandContext, lot: InspectionLotRow): string[] {
  const { user, onBehalfOf } = context.actor;
  if (user !== systemUser) return onBehalfOf === undefined ? [user] : [user, onBehalfOf];
  const inspector = lot.inspectedBy ?? onBehalfOf;
  return inspector === undefined ? [] : [inspector];
}
