import { defineEntity, p } from '@mikro-orm/postgresql';
import { column } from '../../foundation/index.ts';
import { Item } from '../../masterdata/index.ts';
import { PurchaseOrder } from './purchase-order.ts';

/** One item of an order, in the item's unit. */
export const PurchaseOrderLine = defineEntity({
  name: 'PurchaseOrderLine',
  tableName: 'purchase_order_line',
  uniques: [{ properties: ['orderId', 'line'] }],
  indexes: [{ properties: ['itemId'] }],
  checks: [{ name: 'purchase_order_line_check', expression: 'quantity > 0 and received >= 0 and price >= 0' }],
  properties: {
    id: p.uuid().primary(),
    orderId: () => p.manyToOne(PurchaseOrder).mapToPk().joinColumn('order_id'),
    line: p.integer(),
    itemId: () => p.manyToOne(Item).mapToPk().joinColumn('item_id'),
    quantity: column.quantity(),
    unit: p.string().length(20),
    price: column.price().nullable(),
    needBy: p.date().nullable(),
    received: column.quantity(),
  },
});
