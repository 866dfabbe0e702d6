import { z } from 'zod';
import { ref, remark } from '../../contracts/masterdata/vocabulary.ts';
import { warehouseFault } from '../../contracts/warehouse/errors.ts';
import { changeRecord, defineCommand, emit, findRows, permit, readRecord } from '../foundation/index.ts';
import type { CommandContext } from '../foundation/index.ts';
import { locationRecord, lotRecord, postStock, reversePosting } from '../inventory/index.ts';
import { itemRecord, lookUp } from '../masterdata/index.ts';
import { changeReceiptLine, procurementTables } from '../procurement/index.ts';
import { recordStored } from '../production/index.ts';
import { lockPutAway, putAwayRecord } from './records.ts';
import type { PutAwayRow } from './records.ts';

export interface CompletionPosted {
  putAwayId: string;
  putAwayCode: string;
  postingId: string;
  quantity: string;
  unit: string;
  lot: string | null;
  locations: string[];
}

const action = 'warehouse.post-completion';

/** Books a confirmed put-away: from now on it is stock. */
export const postCompletion = defineCommand({
  name: action,
  input: z.strictObject({ putAway: ref }),
  async run(context, input): Promise<CompletionPosted> {
    const { id } = await lookUp(context.tx, putAwayRecord, input.putAway, { path: 'putAway' });
    const row = await lockPutAway(context.tx, id);
    permit(context, { verb: 'putaway', subject: 'StockMove' }, putAwayRecord.scope(row));
    if (row.state !== 'confirmed')
      throw warehouseFault('put-away-closed', { detail: `put-away ${row.code} is ${row.state}` });
    return bookCompletion(context, row);
  },
  async undo(context, _input, result) {
    await unbook(context, result.putAwayId, `${action}.undo`, 'undo');
  },
});

/** Takes a booked put-away back out of stock, by the exact opposite; the pieces can then be put away anew. */
export const reverseCompletion = defineCommand({
  name: 'warehouse.reverse-completion',
  input: z.strictObject({ putAway: ref, reason: remark.min(1) }),
  async run(context, input) {
    const row = await lookUp(context.tx, putAwayRecord, input.putAway, { path: 'putAway' });
    permit(context, { verb: 'correct', subject: 'StockMove' }, putAwayRecord.scope(row));
    const postingId = await unbook(context, row.id, 'warehouse.reverse-completion', input.reason);
    return { putAwayId: row.id, putAwayCode: row.code, postingId };
  },
});

/** Books it; the put-away is locked. */
export async function bookCompletion(context: CommandContext, row: PutAwayRow): Promise<CompletionPosted> {
  const lot = row.lotId === null ? undefined : await readRecord(context.tx, lotRecord, row.lotId);
  await countStored(context, row, row.quantity);
  const postingId = await postStock(context, {
    plantId: row.plantId,
    kind: row.sourceKind === 'work-report' ? 'completion' : 'putaway',
    source: { kind: 'put-away', id: row.id, code: row.code },
    moves: row.places.map(({ locationId, quantity }) => ({
      itemId: row.itemId,
      lotId: row.lotId ?? undefined,
      fromId: row.fromId,
      toId: locationId,
      quantity,
    })),
  });
  await changeRecord(context, putAwayRecord, action, row, { state: 'posted', postingId });
  const locations = await announce(context, row, postingId, lot?.code ?? null);
  const { id: putAwayId, code: putAwayCode, quantity, unit } = row;
  return { putAwayId, putAwayCode, postingId, quantity, unit, lot: lot?.code ?? null, locations };
}

/** What the order, or the delivered line, has in stock. */
async function countStored(context: CommandContext, row: PutAwayRow, quantity: string): Promise<void> {
  if (row.workOrderId !== null) {
    await recordStored(context, action, row.workOrderId, quantity);
    return;
  }
  const [line] = await findRows(context.tx, procurementTables.ReceiptLine, { id: row.sourceId });
  await changeReceiptLine(context, line!, { stored: quantity });
}

async function announce(
  context: CommandContext,
  row: PutAwayRow,
  postingId: string,
  lotCode: string | null,
): Promise<string[]> {
  const item = await readRecord(context.tx, itemRecord, row.itemId);
  const locations: string[] = [];
  for (const { locationId, quantity } of row.places) {
    const location = await readRecord(context.tx, locationRecord, locationId);
    locations.push(location.code);
    await emit(context, {
      name: 'stock.received',
      businessKey: row.code,
      plantId: row.plantId,
      variables: {
        plantId: row.plantId,
        postingId,
        sourceCode: row.code,
        itemCode: item.code,
        lotCode,
        quantity,
        unit: row.unit,
        locationCode: location.code,
      },
    });
  }
  return locations;
}

async function unbook(context: CommandContext, id: string, by: string, reason: string): Promise<string> {
  const row = await lockPutAway(context.tx, id);
  if (row.state !== 'posted' || row.postingId === null)
    throw warehouseFault('put-away-closed', { detail: `put-away ${row.code} is ${row.state}` });
  await countStored(context, row, `-${row.quantity}`);
  const source = { kind: 'put-away', id: row.id, code: row.code };
  const values = { state: 'cancelled' as const };
  await changeRecord(context, putAwayRecord, by, row, values, { reason });
  return reversePosting(context, row.postingId, source, reason);
}
