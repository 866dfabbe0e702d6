import { defineEntity, p } from '@mikro-orm/postgresql';
import { column } from '../../foundation/index.ts';
import { Item, Supplier } from '../../masterdata/index.ts';
import { Requisition } from './requisition.ts';

/** One item of a requisition, in the item's unit. */
export const RequisitionLine = defineEntity({
  name: 'RequisitionLine',
  tableName: 'requisition_line',
  uniques: [{ properties: ['requisitionId', 'line'] }],
  indexes: [{ properties: ['itemId'] }],
  checks: [{ name: 'requisition_line_check', expression: 'quantity > 0 and price >= 0' }],
  properties: {
    id: p.uuid().primary(),
    requisitionId: () => p.manyToOne(Requisition).mapToPk().joinColumn('requisition_id'),
    line: p.integer(),
    itemId: () => p.manyToOne(Item).mapToPk().joinColumn('item_id'),
    quantity: column.quantity(),
    unit: p.string().length(20),
    needBy: p.date().nullable(),
    supplierId: () => p.manyToOne(Supplier).mapToPk().joinColumn('supplier_id').nullable(),
    price: column.price().nullable(),
  },
});
