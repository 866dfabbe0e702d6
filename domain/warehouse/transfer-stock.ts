import { transferInput } from '../../contracts/warehouse/vocabulary.ts';
import { inventoryFault } from '../../contracts/inventory/errors.ts';
import { defineCommand, permit } from '../foundation/index.ts';
import { locationRecord, postStock, reversePosting } from '../inventory/index.ts';
import { convertQuantity, lookUp } from '../masterdata/index.ts';
import { goodsAt, requireNotOutOfQuarantine } from './move-by-hand.ts';

export interface StockPosted {
  postingId: string;
}

/** Moves stock from one place to another, such as from the store to a line. */
export const transferStock = defineCommand({
  name: 'warehouse.transfer-stock',
  input: transferInput,
  async run(context, input): Promise<StockPosted> {
    const { item, lot, location } = await goodsAt(context, input, input.from, 'from');
    const to = await lookUp(context.tx, locationRecord, input.to, { plantId: location.plantId, path: 'to' });
    permit(context, { verb: 'transfer', subject: 'StockMove' }, { plantId: location.plantId });
    if (to.id === location.id) throw inventoryFault('wrong-location', { detail: 'from and to are the same place' });
    await goodsAt(context, input, to.id, 'to');
    requireNotOutOfQuarantine(location, to);
    const quantity = await convertQuantity(context.tx, input.quantity, input.unit ?? item.unit, item);
    const postingId = await postStock(context, {
      plantId: location.plantId,
      kind: 'transfer',
      source: { kind: 'transfer', id: null, code: null },
      reason: input.remark,
      occurredAt: input.occurredAt === undefined ? undefined : new Date(input.occurredAt),
      moves: [{ itemId: item.id, lotId: lot?.id, fromId: location.id, toId: to.id, quantity }],
    });
    return { postingId };
  },
  async undo(context, _input, result) {
    await reversePosting(context, result.postingId, { kind: 'transfer', id: null, code: null }, 'undo');
  },
});
