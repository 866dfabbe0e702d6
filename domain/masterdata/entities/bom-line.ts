import { defineEntity, p } from '@mikro-orm/postgresql';
import type { issueMethods } from '../../../contracts/masterdata/items.ts';
import { column } from '../../foundation/index.ts';
import { Bom } from './bom.ts';
import { Item } from './item.ts';

/** One component of a bill of materials. */
export const BomLine = defineEntity({
  name: 'BomLine',
  tableName: 'bom_line',
  indexes: [{ properties: ['itemId'] }],
  properties: {
    bomId: () => p.manyToOne(Bom).mapToPk().joinColumn('bom_id').primary(),
    line: p.integer().primary(),
    itemId: () => p.manyToOne(Item).mapToPk().joinColumn('item_id'),
    /** In the component's own unit, for `baseQuantity` of the product. */
    quantity: column.quantity(),
    fixed: p.boolean(),
    scrapPercent: column.percent(),
    operation: p.integer().nullable(),
    issueMethod: column.word<(typeof issueMethods)[number]>().nullable(),
  },
});
