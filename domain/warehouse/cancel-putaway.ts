import { z } from 'zod';
import { ref, remark } from '../../contracts/masterdata/vocabulary.ts';
import { defineCommand, permit } from '../foundation/index.ts';
import { lookUp } from '../masterdata/index.ts';
import { cancelPutAway } from './create-putaway.ts';
import { putAwayRecord } from './records.ts';

export interface PutAwayCancelled {
  putAwayId: string;
  putAwayCode: string;
  changed: boolean;
}

/** Calls a put-away off; what is booked is taken back by `warehouse.reverse-completion`. */
export const cancelPutaway = defineCommand({
  name: 'warehouse.cancel-putaway',
  input: z.strictObject({ putAway: ref, reason: remark.min(1) }),
  async run(context, input): Promise<PutAwayCancelled> {
    const row = await lookUp(context.tx, putAwayRecord, input.putAway, { path: 'putAway' });
    permit(context, { verb: 'putaway', subject: 'StockMove' }, putAwayRecord.scope(row));
    const changed = await cancelPutAway(context, row.id, 'warehouse.cancel-putaway', input.reason);
    return { putAwayId: row.id, putAwayCode: row.code, changed };
  },
});
