import { addQuantities, compareQuantities } from '../../contracts/decimal.ts';
import { judgeLotInput } from '../../contracts/quality/vocabulary.ts';
import type { JudgeLotInput } from '../../contracts/quality/vocabulary.ts';
import { qualityFault } from '../../contracts/quality/errors.ts';
import { changeRecord, defineCommand, emit, findRecord, newId, permit, readRecord } from '../foundation/index.ts';
import type { CommandContext } from '../foundation/index.ts';
import { lotRecord } from '../inventory/index.ts';
import { itemRecord } from '../masterdata/index.ts';
import { negated } from '../production/index.ts';
import { InspectionJudgement } from './entities/index.ts';
import { judgesOf, requireOtherEyes } from './four-eyes.ts';
import { carryOut } from './judgement-effects.ts';
import { openQuantity, requireOpen } from './lot-state.ts';
import { inspectionLotOf, inspectionLotRecord, lockInspectionLot } from './records.ts';
import type { InspectionLotRow } from './records.ts';
import { requireWithinSample, verdictOf } from './verdict.ts';

export interface LotJudged {
  inspectionLotId: string;
  inspectionLotCode: string;
  judgement: 'accept' | 'partial' | 'reject';
  /** By this judgement; earlier ones on other parts come on top. */
  accepted: string;
  rejected: string;
  /** Not judged yet. */
  pending: string;
}

interface Judgement {
  accepted: string;
  rejected: string;
  sorted: boolean;
  reason?: string | undefined;
}

/**
 * Judges an inspection lot, or a part of it: accepted pieces are free, rejected ones wait for their disposition. A
 * process judges as the inspector entered it; without that, as the sample says.
 */
export const judgeLot = defineCommand({
  name: 'quality.judge-lot',
  input: judgeLotInput,
  async run(context, input): Promise<LotJudged> {
    const { id } = await inspectionLotOf(context.tx, input.inspectionLot);
    const lot = await lockInspectionLot(context.tx, id);
    permit(context, { verb: 'judge', subject: 'InspectionLot' }, inspectionLotRecord.scope(lot));
    requireOtherEyes(context, lot);
    requireOpen(lot);
    const judgement = await judgementOf(context, lot, input);
    await requireWithinSample(context, lot, judgement);
    const judged = await writeJudgement(context, 'quality.judge-lot', lot, judgement);
    await carryOut(context, 'quality.judge-lot', judged, judgement);
    return announce(context, judged, judgement);
  },
  async undo(context, _input, result) {
    const lot = await lockInspectionLot(context.tx, result.inspectionLotId);
    await takeBackJudgement(context, 'quality.judge-lot.undo', lot, result);
  },
});

/** As given, else as the inspector entered it, else by the sample: all that is open accepted or rejected. */
async function judgementOf(context: CommandContext, lot: InspectionLotRow, input: JudgeLotInput): Promise<Judgement> {
  const open = openQuantity(lot);
  const sorted = input.sorted ?? lot.proposal?.sorted ?? false;
  const reason = input.reason ?? lot.proposal?.reason;
  if (input.accepted !== undefined || input.rejected !== undefined)
    return requireFitting(lot, open, {
      accepted: input.accepted ?? '0',
      rejected: input.rejected ?? '0',
      sorted,
      reason,
    });
  if (lot.proposal) return requireFitting(lot, open, { ...lot.proposal, sorted, reason });
  const { recorded, rejecting } = await verdictOf(context, lot);
  if (!recorded && lot.mode !== 'none')
    throw qualityFault('nothing-recorded', { detail: `inspection lot ${lot.code}: no reading, no defect` });
  return rejecting
    ? { accepted: '0', rejected: open, sorted, reason }
    : { accepted: open, rejected: '0', sorted, reason };
}

function requireFitting(lot: InspectionLotRow, open: string, judgement: Judgement): Judgement {
  const given = addQuantities(judgement.accepted, judgement.rejected);
  if (compareQuantities(given, '0') > 0 && compareQuantities(given, open) <= 0)
    return { ...judgement, accepted: addQuantities(judgement.accepted), rejected: addQuantities(judgement.rejected) };
  throw qualityFault('quantity-mismatch', {
    detail: `${lot.code}: ${open} are open, ${given} were given`,
    params: { code: lot.code, open, given },
  });
}

async function writeJudgement(
  context: CommandContext,
  action: string,
  lot: InspectionLotRow,
  judgement: Judgement,
): Promise<InspectionLotRow> {
  const accepted = addQuantities(lot.accepted, judgement.accepted);
  const rejected = addQuantities(lot.rejected, judgement.rejected);
  const judgedBy = judgesOf(context, lot)[0] ?? context.actor.user;
  await context.tx.em.insert(InspectionJudgement, {
    id: newId(context.at),
    inspectionLotId: lot.id,
    accepted: judgement.accepted,
    rejected: judgement.rejected,
    reason: judgement.reason ?? null,
    judgedBy,
    judgedAt: context.at,
  });
  const complete = openQuantity({ quantity: lot.quantity, accepted, rejected }) === '0';
  const untouched = accepted === '0' && rejected === '0';
  const state = complete ? (rejected === '0' ? ('closed' as const) : ('judged' as const)) : ('recording' as const);
  const judge = untouched ? { judgedBy: null, judgedAt: null } : { judgedBy, judgedAt: context.at };
  const values = { accepted, rejected, proposal: null, state, ...judge };
  return changeRecord(context, inspectionLotRecord, action, lot, values, { reason: judgement.reason });
}

/** The same with negative quantities. */
export async function takeBackJudgement(
  context: CommandContext,
  action: string,
  lot: InspectionLotRow,
  made: { accepted: string; rejected: string },
): Promise<InspectionLotRow> {
  const opposite = { accepted: negated(made.accepted), rejected: negated(made.rejected), sorted: false };
  const changed = await writeJudgement(context, action, lot, opposite);
  await carryOut(context, action, changed, opposite);
  return changed;
}

async function announce(context: CommandContext, lot: InspectionLotRow, judgement: Judgement): Promise<LotJudged> {
  const { accepted, rejected } = judgement;
  const kind = rejected === '0' ? ('accept' as const) : accepted === '0' ? ('reject' as const) : ('partial' as const);
  const pending = openQuantity(lot);
  const item = await readRecord(context.tx, itemRecord, lot.itemId);
  const stock = lot.lotId ? await findRecord(context.tx, lotRecord, { id: lot.lotId }) : undefined;
  await emit(context, {
    name: 'lot.judged',
    businessKey: lot.code,
    plantId: lot.plantId,
    variables: {
      plantId: lot.plantId,
      inspectionLotId: lot.id,
      inspectionLotCode: lot.code,
      sourceCode: lot.sourceCode,
      itemCode: item.code,
      lotCode: stock?.code ?? null,
      accepted,
      rejected,
      pending,
      judgement: kind,
    },
  });
  return { inspectionLotId: lot.id, inspectionLotCode: lot.code, judgement: kind, accepted, rejected, pending };
}
