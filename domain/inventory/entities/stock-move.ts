import { defineEntity, p } from '@mikro-orm/postgresql';
import { column } from '../../foundation/index.ts';
import { Item } from '../../masterdata/index.ts';
import { Location } from './location.ts';
import { StockPosting } from './stock-posting.ts';

/** One double entry of the ledger: out of one location, into another. Append-only. */
export const StockMove = defineEntity({
  name: 'StockMove',
  tableName: 'stock_move',
  indexes: [{ properties: ['itemId', 'postedAt'] }],
  properties: {
    postingId: () => p.manyToOne(StockPosting).mapToPk().joinColumn('posting_id').primary(),
    line: p.integer().primary(),
    itemId: () => p.manyToOne(Item).mapToPk().joinColumn('item_id'),
    /** All zeros for items that are not kept by lot. */
    lotId: p.uuid(),
    fromId: () => p.manyToOne(Location).mapToPk().joinColumn('from_id'),
    toId: () => p.manyToOne(Location).mapToPk().joinColumn('to_id'),
    quantity: column.quantity(),
    postedAt: p.datetime(6),
  },
});
