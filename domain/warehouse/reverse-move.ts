import { z } from 'zod';
import { fault } from '../../contracts/errors.ts';
import { remark } from '../../contracts/masterdata/vocabulary.ts';
import type { PostingKind } from '../../contracts/inventory/vocabulary.ts';
import { warehouseFault } from '../../contracts/warehouse/errors.ts';
import { defineCommand, findRows, permit } from '../foundation/index.ts';
import { inventoryTables, reversePosting } from '../inventory/index.ts';
import type { StockPosted } from './transfer-stock.ts';

const byHand: readonly PostingKind[] = ['transfer', 'adjustment', 'scrap', 'opening'];

/** Takes back what was moved by hand. What a document moved is taken back on the document. */
export const reverseMove = defineCommand({
  name: 'warehouse.reverse-move',
  input: z.strictObject({ posting: z.uuid(), reason: remark.min(1) }),
  async run(context, input): Promise<StockPosted> {
    const [posting] = await findRows(context.tx, inventoryTables.StockPosting, { id: input.posting });
    if (!posting) throw fault('not-found', { detail: `no posting ${input.posting}` });
    permit(context, { verb: 'correct', subject: 'StockMove' }, { plantId: posting.plantId });
    if (!byHand.includes(posting.kind))
      throw warehouseFault('not-by-hand', { detail: `posting of kind ${posting.kind}` });
    const source = { kind: posting.sourceKind, id: posting.sourceId, code: posting.sourceCode };
    return { postingId: await reversePosting(context, posting.id, source, input.reason) };
  },
});
