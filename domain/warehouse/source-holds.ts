import { connectHold, findRecords } from '../foundation/index.ts';
import type { CommandContext } from '../foundation/index.ts';
import { receiptLines } from '../procurement/index.ts';
import { cancelPutAway } from './create-putaway.ts';
import { putAwayRecord } from './records.ts';

/** A report or receipt that is taken back takes its put-aways along, as long as none is booked. */
export function connectPutAwayHolds(): void {
  connectHold('work-report', (context, id, reason) => cancelPutAwaysOf(context, [id], reason));
  connectHold('receipt', async (context, id, reason) => {
    const lines = await receiptLines(context.tx, id);
    await cancelPutAwaysOf(
      context,
      lines.map((line) => line.id),
      reason,
    );
  });
}

async function cancelPutAwaysOf(context: CommandContext, sourceIds: string[], reason: string): Promise<void> {
  const where = { sourceId: sourceIds, state: { $ne: 'cancelled' } };
  for (const one of await findRecords(context.tx, putAwayRecord, where, { id: 'asc' }))
    await cancelPutAway(context, one.id, 'warehouse.cancel-putaway', reason);
}
