import { addQuantities, compareQuantities, fromMillionths, toMillionths } from '../../contracts/decimal.ts';
import { dispositionInput } from '../../contracts/quality/vocabulary.ts';
import type { DispositionInput, DispositionKind } from '../../contracts/quality/vocabulary.ts';
import { qualityFault } from '../../contracts/quality/errors.ts';
import { changeRecord, defineCommand, findRecords, newId, permit, readRecord } from '../foundation/index.ts';
import type { CommandContext } from '../foundation/index.ts';
import { lookUp } from '../masterdata/index.ts';
import { negated } from '../production/index.ts';
import { disposeDelivered, undisposeDelivered } from './dispose-delivered.ts';
import { disposePieces } from './dispose-pieces.ts';
import { Disposition } from './entities/index.ts';
import { requireOtherEyes } from './four-eyes.ts';
import { inspectionLotRecord, lockInspectionLot, nonconformanceRecord } from './records.ts';
import type { InspectionLotRow, NonconformanceRow } from './records.ts';

export interface DispositionDecided {
  nonconformanceId: string;
  nonconformanceCode: string;
  /** Nothing is left to decide. */
  closed: boolean;
  rework: string;
  scrap: string;
  concession: string;
  return: string;
}

const action = 'quality.decide-disposition';

/** Decides what becomes of rejected pieces, all of them or some: rework, scrap, concession 让步, back to the supplier. */
export const decideDisposition = defineCommand({
  name: action,
  input: dispositionInput,
  async run(context, input): Promise<DispositionDecided> {
    const found = await lookUp(context.tx, nonconformanceRecord, input.nonconformance, { path: 'nonconformance' });
    const lot = await lockInspectionLot(context.tx, found.inspectionLotId);
    const row = await readRecord(context.tx, nonconformanceRecord, found.id, { lock: true });
    permit(context, { verb: 'dispose', subject: 'InspectionLot' }, inspectionLotRecord.scope(lot));
    requireOtherEyes(context, lot);
    requireFitting(row, input);
    await write(context, row, input);
    const sums = sumsOf(input);
    if (lot.sourceKind === 'work-report') await disposePieces(context, action, lot, row, sums);
    else await disposeDelivered(context, action, lot, row, sums);
    const closed = await count(context, lot, row, sums);
    return { nonconformanceId: row.id, nonconformanceCode: row.code, closed, ...sums };
  },
  async undo(context, input, result) {
    const found = await readRecord(context.tx, nonconformanceRecord, result.nonconformanceId);
    const lot = await lockInspectionLot(context.tx, found.inspectionLotId);
    const row = await readRecord(context.tx, nonconformanceRecord, found.id, { lock: true });
    const opposite = input.dispositions.map((one) => ({ ...one, quantity: negated(one.quantity) }));
    await write(context, row, { ...input, dispositions: opposite });
    const sums = sumsOf({ ...input, dispositions: opposite });
    if (lot.sourceKind === 'work-report') await disposePieces(context, `${action}.undo`, lot, row, sums);
    else await undisposeDelivered(context, lot, row, sumsOf(input));
    await count(context, lot, row, sums);
  },
});

export type DispositionSums = Record<DispositionKind, string>;

function sumsOf(input: DispositionInput): DispositionSums {
  const sum = (kind: DispositionKind): string =>
    addQuantities('0', ...input.dispositions.filter((one) => one.kind === kind).map((one) => one.quantity));
  return { rework: sum('rework'), scrap: sum('scrap'), concession: sum('concession'), return: sum('return') };
}

/** Σ dispositions never exceeds the quantity of the record, and equals it when it is closed. */
function requireFitting(row: NonconformanceRow, input: DispositionInput): void {
  if (row.state !== 'open') throw qualityFault('inspection-closed', { detail: `${row.code} is ${row.state}` });
  const open = fromMillionths(toMillionths(row.quantity) - toMillionths(row.decided));
  const given = addQuantities(...input.dispositions.map((one) => one.quantity));
  if (compareQuantities(given, open) > 0)
    throw qualityFault('quantity-mismatch', {
      detail: `${row.code}: ${open} are open, ${given} were given`,
      params: { code: row.code, open, given },
    });
}

async function write(context: CommandContext, row: NonconformanceRow, input: DispositionInput): Promise<void> {
  const rows = input.dispositions.map((one) => ({
    id: newId(context.at),
    nonconformanceId: row.id,
    kind: one.kind,
    quantity: one.quantity,
    reason: one.reason ?? null,
    decidedBy: context.actor.user,
    decidedAt: context.at,
  }));
  await context.tx.em.insertMany(Disposition, rows);
}

/** Carries the sums into the records, and closes what has nothing left to decide. */
async function count(
  context: CommandContext,
  lot: InspectionLotRow,
  row: NonconformanceRow,
  sums: DispositionSums,
): Promise<boolean> {
  const decided = addQuantities(row.decided, ...Object.values(sums));
  const closed = decided === row.quantity;
  const state = closed ? ('closed' as const) : ('open' as const);
  await changeRecord(context, nonconformanceRecord, action, row, { decided, state });
  const all = await findRecords(context.tx, nonconformanceRecord, {
    inspectionLotId: lot.id,
    state: { $ne: 'cancelled' },
  });
  const covered = addQuantities('0', ...all.filter((one) => one.state === 'closed').map((one) => one.quantity));
  const through = (lot.state === 'judged' || lot.state === 'closed') && covered === lot.rejected;
  await changeRecord(context, inspectionLotRecord, action, lot, {
    conceded: addQuantities(lot.conceded, sums.concession),
    ...(through ? { state: 'closed' as const } : {}),
    ...(lot.state === 'closed' && !through ? { state: 'judged' as const } : {}),
  });
  return closed;
}
