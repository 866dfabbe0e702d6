import { qualityFault } from '../../contracts/quality/errors.ts';
import { readRecord } from '../foundation/index.ts';
import type { CommandContext } from '../foundation/index.ts';
import {
  lotRecord,
  openPostingsOf,
  postStock,
  reversePosting,
  setLotStatus,
  systemLocation,
} from '../inventory/index.ts';
import { changeReceiptLine } from '../procurement/index.ts';
import { negated } from '../production/index.ts';
import type { DispositionSums } from './decide-disposition.ts';
import { receiptLineOf } from './judgement-effects.ts';
import type { InspectionLotRow, NonconformanceRow } from './records.ts';

/** Takes the latest decision back: what was conceded, and the posting of what was returned or scrapped. */
export async function undisposeDelivered(
  context: CommandContext,
  lot: InspectionLotRow,
  row: NonconformanceRow,
  sums: DispositionSums,
): Promise<void> {
  const { concession } = sums;
  if (concession !== '0')
    await changeReceiptLine(context, await receiptLineOf(context, lot), {
      accepted: negated(concession),
      rejected: concession,
    });
  const posting = (await openPostingsOf(context, row.id)).at(-1);
  const moved = sums.return !== '0' || sums.scrap !== '0';
  const source = { kind: 'nonconformance', id: row.id, code: row.code };
  if (moved && posting) await reversePosting(context, posting, source, 'undo');
}

/** Rejected goods from a supplier, still at goods-in: back to the supplier, to scrap, or usable by concession. */
export async function disposeDelivered(
  context: CommandContext,
  action: string,
  lot: InspectionLotRow,
  row: NonconformanceRow,
  sums: DispositionSums,
): Promise<void> {
  if (sums.rework !== '0')
    throw qualityFault('wrong-disposition', { detail: `${row.code}: delivered goods have no operation to go back to` });
  const line = await receiptLineOf(context, lot);
  if (sums.concession !== '0') {
    const { concession } = sums;
    await changeReceiptLine(context, line, { accepted: concession, rejected: negated(concession) });
    await releaseLot(context, action, row);
  }
  const goods = { itemId: lot.itemId, lotId: row.lotId ?? undefined, fromId: line.locationId };
  const moves = [];
  for (const [kind, type] of [
    ['return', 'supplier'],
    ['scrap', 'scrap'],
  ] as const)
    if (sums[kind] !== '0')
      moves.push({ ...goods, toId: (await systemLocation(context, lot.plantId, type)).id, quantity: sums[kind] });
  if (moves.length === 0) return;
  await postStock(context, {
    plantId: lot.plantId,
    kind: sums.return === '0' ? 'scrap' : 'return',
    source: { kind: 'nonconformance', id: row.id, code: row.code },
    moves,
  });
}

async function releaseLot(context: CommandContext, action: string, row: NonconformanceRow): Promise<void> {
  if (row.lotId === null) return;
  const lot = await readRecord(context.tx, lotRecord, row.lotId, { lock: true });
  if (lot.status !== 'released') await setLotStatus(context, lot, 'released', action, `concession ${row.code}`);
}
