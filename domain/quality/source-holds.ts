import { connectHold, findRecords } from '../foundation/index.ts';
import type { CommandContext } from '../foundation/index.ts';
import { receiptLines } from '../procurement/index.ts';
import { cancelLot } from './cancel-inspection-lot.ts';
import { inspectionLotRecord } from './records.ts';

/** A report or receipt that is taken back takes its inspections along. */
export function connectSourceHolds(): void {
  connectHold('work-report', (context, id, reason) => cancelInspectionsOf(context, [id], reason));
  connectHold('receipt', async (context, id, reason) => {
    const lines = await receiptLines(context.tx, id);
    await cancelInspectionsOf(
      context,
      lines.map((line) => line.id),
      reason,
    );
  });
}

async function cancelInspectionsOf(context: CommandContext, sourceIds: string[], reason: string): Promise<void> {
  const where = { sourceId: sourceIds, state: { $ne: 'cancelled' } };
  for (const lot of await findRecords(context.tx, inspectionLotRecord, where, { id: 'asc' }))
    await cancelLot(context, lot.id, 'quality.cancel-inspection-lot', reason);
}
