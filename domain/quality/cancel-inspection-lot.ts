import { z } from 'zod';
import { ref, remark } from '../../contracts/masterdata/vocabulary.ts';
import { qualityFault } from '../../contracts/quality/errors.ts';
import { changeRecord, defineCommand, findRecords, permit } from '../foundation/index.ts';
import type { CommandContext } from '../foundation/index.ts';
import { reportOf } from '../production/index.ts';
import { fault } from '../../contracts/errors.ts';
import { freePieces } from './judgement-effects.ts';
import { takeBackJudgement } from './judge-lot.ts';
import { inspectionLotOf, inspectionLotRecord, lockInspectionLot, nonconformanceRecord } from './records.ts';
import type { InspectionLotRow } from './records.ts';

export interface InspectionCancelled {
  inspectionLotId: string | null;
  inspectionLotCode: string | null;
  /** False: there was nothing to call off any more. */
  changed: boolean;
}

/** Calls an inspection off, its judgement included, as long as nothing was decided on rejected pieces. */
export const cancelInspectionLot = defineCommand({
  name: 'quality.cancel-inspection-lot',
  input: z.strictObject({ inspectionLot: ref.optional(), report: ref.optional(), reason: remark.min(1) }),
  async run(context, input): Promise<InspectionCancelled> {
    const lot = await lotMeant(context, input);
    if (!lot) return { inspectionLotId: null, inspectionLotCode: null, changed: false };
    permit(context, { verb: 'create', subject: 'InspectionLot' }, inspectionLotRecord.scope(lot));
    const changed = await cancelLot(context, lot.id, 'quality.cancel-inspection-lot', input.reason);
    return { inspectionLotId: lot.id, inspectionLotCode: lot.code, changed };
  },
});

async function lotMeant(
  context: CommandContext,
  input: { inspectionLot?: string | undefined; report?: string | undefined },
): Promise<InspectionLotRow | undefined> {
  if (input.inspectionLot !== undefined) return inspectionLotOf(context.tx, input.inspectionLot);
  if (input.report === undefined) throw fault('invalid-input', { detail: 'inspectionLot or report is needed' });
  const report = await reportOf(context.tx, input.report);
  const where = { sourceId: report.id };
  const lots = await findRecords(context.tx, inspectionLotRecord, where, { createdAt: 'desc' });
  return lots.find((lot) => lot.state !== 'cancelled') ?? lots[0];
}

/** The same without asking: for undo, and when a report is taken back. The answer is whether anything changed. */
export async function cancelLot(context: CommandContext, id: string, action: string, reason: string): Promise<boolean> {
  let lot = await lockInspectionLot(context.tx, id);
  if (lot.state === 'cancelled') return false;
  await cancelNonconformances(context, lot, action, reason);
  if (lot.accepted !== '0' || lot.rejected !== '0') lot = await takeBackJudgement(context, action, lot, lot);
  if (lot.sourceKind === 'work-report') await freePieces(context, action, lot, lot.quantity);
  await changeRecord(context, inspectionLotRecord, action, lot, { state: 'cancelled', proposal: null }, { reason });
  return true;
}

async function cancelNonconformances(
  context: CommandContext,
  lot: InspectionLotRow,
  action: string,
  reason: string,
): Promise<void> {
  const found = await findRecords(context.tx, nonconformanceRecord, {
    inspectionLotId: lot.id,
    state: { $ne: 'cancelled' },
  });
  for (const one of found) {
    if (one.decided !== '0')
      throw qualityFault('inspection-closed', { detail: `${one.code}: it was decided what becomes of the pieces` });
    await changeRecord(context, nonconformanceRecord, action, one, { state: 'cancelled' }, { reason });
  }
}
