import { adjustInput } from '../../contracts/warehouse/vocabulary.ts';
import { defineCommand, permit } from '../foundation/index.ts';
import { postStock, reversePosting, systemLocation } from '../inventory/index.ts';
import { goodsAt, reasonOf } from './move-by-hand.ts';
import type { StockPosted } from './transfer-stock.ts';

/** Brings the books to what is there, with a reason. */
export const adjustStock = defineCommand({
  name: 'warehouse.adjust-stock',
  input: adjustInput,
  async run(context, input): Promise<StockPosted> {
    const { item, lot, location } = await goodsAt(context, input, input.location);
    const { plantId } = location;
    permit(context, { verb: 'adjust', subject: 'StockMove' }, { plantId });
    const reason = await reasonOf(context, plantId, input.reason, 'adjustment');
    const other = await systemLocation(context, plantId, 'adjust');
    const less = input.quantity.startsWith('-');
    const ends = less ? { fromId: location.id, toId: other.id } : { fromId: other.id, toId: location.id };
    const quantity = less ? input.quantity.slice(1) : input.quantity;
    const postingId = await postStock(context, {
      plantId,
      kind: 'adjustment',
      source: { kind: 'adjustment', id: null, code: reason },
      reason: input.remark,
      moves: [{ itemId: item.id, lotId: lot?.id, ...ends, quantity }],
    });
    return { postingId };
  },
  async undo(context, _input, result) {
    await reversePosting(context, result.postingId, { kind: 'adjustment', id: null, code: null }, 'undo');
  },
});
