import { compareQuantities, fromMillionths, toMillionths } from '../../contracts/decimal.ts';
import { findRows, readRecord } from '../foundation/index.ts';
import type { CommandContext } from '../foundation/index.ts';
import { lotRecord, setLotStatus } from '../inventory/index.ts';
import { changeReceiptLine, procurementTables } from '../procurement/index.ts';
import type { ReceiptLineRow } from '../procurement/index.ts';
import { changePieces, workReportRecord } from '../production/index.ts';
import type { InspectionLotRow } from './records.ts';

interface Judged {
  accepted: string;
  rejected: string;
}

/**
 * What a judgement changes elsewhere: accepted pieces of a report are held no longer; of a delivered line the accepted
 * and rejected parts are counted. Negative quantities take it back. `lot` has the sums after it.
 */
export async function carryOut(
  context: CommandContext,
  action: string,
  lot: InspectionLotRow,
  judged: Judged,
): Promise<void> {
  if (lot.sourceKind === 'work-report') {
    await freePieces(context, action, lot, judged.accepted);
  } else {
    await changeReceiptLine(context, await receiptLineOf(context, lot), judged);
  }
  await setStatus(context, action, lot);
}

/** Held no longer. */
export async function freePieces(
  context: CommandContext,
  action: string,
  lot: InspectionLotRow,
  quantity: string,
): Promise<void> {
  if (quantity === '0') return;
  const report = await readRecord(context.tx, workReportRecord, lot.sourceId);
  await changePieces(context, action, {
    workOrderId: report.workOrderId,
    operationId: report.operationId,
    kind: 'judgement',
    sourceId: lot.id,
    delta: { held: fromMillionths(-toMillionths(quantity)) },
  });
}

export async function receiptLineOf(context: CommandContext, lot: InspectionLotRow): Promise<ReceiptLineRow> {
  const [line] = await findRows(context.tx, procurementTables.ReceiptLine, { id: lot.sourceId });
  return line!;
}

/**
 * The lot in stock follows: released as soon as a part is accepted (the rejected part is kept apart: it never enters
 * stock, or gets a lot of its own), rejected when all of it is, else still in quarantine.
 */
async function setStatus(context: CommandContext, action: string, lot: InspectionLotRow): Promise<void> {
  if (!lot.lotId) return;
  const row = await readRecord(context.tx, lotRecord, lot.lotId, { lock: true });
  if (row.status === 'hold' || row.status === 'expired') return;
  const status = statusOf(lot);
  if (row.status === status || (status === 'quarantine' && (await releasedByOther(context, lot)))) return;
  await setLotStatus(context, row, status, action);
}

function statusOf(lot: InspectionLotRow): 'released' | 'rejected' | 'quarantine' {
  if (compareQuantities(lot.accepted, '0') > 0) return 'released';
  const nothingMade = lot.sourceKind === 'work-report';
  return lot.rejected === lot.quantity && !nothingMade ? 'rejected' : 'quarantine';
}

/** One order makes one lot by several reports: an accepted earlier part keeps it released. */
async function releasedByOther({ tx }: CommandContext, lot: InspectionLotRow): Promise<boolean> {
  const found = await tx.query(
    `select 1 from inspection_lot where lot_id = $1 and id <> $2 and accepted > 0 and state <> 'cancelled' limit 1`,
    [lot.lotId, lot.id],
  );
  return found.length > 0;
}
