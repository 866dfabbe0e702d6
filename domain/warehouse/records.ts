import type { Tx } from '../../platform/database/database.ts';
import { readRecord, tableKind } from '../foundation/index.ts';
import type { RowOf } from '../foundation/index.ts';
import { lockOrderOfReport } from '../production/index.ts';
import { PutAway } from './entities/index.ts';

export type PutAwayRow = RowOf<typeof PutAway>;

export const putAwayRecord = tableKind(PutAway, 'StockMove', ({ plantId }) => ({ plantId }));

/** Locks it, the work order of its report before. */
export async function lockPutAway(tx: Tx, id: string): Promise<PutAwayRow> {
  const { sourceKind, sourceId } = await readRecord(tx, putAwayRecord, id);
  if (sourceKind === 'work-report') await lockOrderOfReport(tx, sourceId);
  return readRecord(tx, putAwayRecord, id, { lock: true });
}
