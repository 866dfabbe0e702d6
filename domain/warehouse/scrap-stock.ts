import { scrapInput } from '../../contracts/warehouse/vocabulary.ts';
import { defineCommand, permit } from '../foundation/index.ts';
import { postStock, reversePosting, systemLocation } from '../inventory/index.ts';
import { goodsAt, reasonOf } from './move-by-hand.ts';
import type { StockPosted } from './transfer-stock.ts';

/** Throws stock away, with a reason. */
export const scrapStock = defineCommand({
  name: 'warehouse.scrap-stock',
  input: scrapInput,
  async run(context, input): Promise<StockPosted> {
    const { item, lot, location } = await goodsAt(context, input, input.location);
    const { plantId } = location;
    permit(context, { verb: 'adjust', subject: 'StockMove' }, { plantId });
    const reason = await reasonOf(context, plantId, input.reason, 'scrap');
    const scrap = await systemLocation(context, plantId, 'scrap');
    const { quantity } = input;
    const postingId = await postStock(context, {
      plantId,
      kind: 'scrap',
      source: { kind: 'scrap', id: null, code: reason },
      reason: input.remark,
      moves: [{ itemId: item.id, lotId: lot?.id, fromId: location.id, toId: scrap.id, quantity }],
    });
    return { postingId };
  },
  async undo(context, _input, result) {
    await reversePosting(context, result.postingId, { kind: 'scrap', id: null, code: null }, 'undo');
  },
});
