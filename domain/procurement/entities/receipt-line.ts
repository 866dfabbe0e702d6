import { defineEntity, p } from '@mikro-orm/postgresql';
import { column } from '../../foundation/index.ts';
import { Location, Lot } from '../../inventory/index.ts';
import { Item } from '../../masterdata/index.ts';
import { PurchaseOrderLine } from './purchase-order-line.ts';
import { Receipt } from './receipt.ts';

/** One item of a receipt, in the item's unit. accepted + rejected + pending = quantity. */
export const ReceiptLine = defineEntity({
  name: 'ReceiptLine',
  tableName: 'receipt_line',
  uniques: [{ properties: ['receiptId', 'line'] }],
  indexes: [{ properties: ['orderLineId'] }, { properties: ['lotId'] }],
  checks: [
    {
      name: 'receipt_line_check',
      expression:
        'quantity > 0 and accepted >= 0 and rejected >= 0 and accepted + rejected <= quantity and stored <= accepted',
    },
  ],
  properties: {
    id: p.uuid().primary(),
    receiptId: () => p.manyToOne(Receipt).mapToPk().joinColumn('receipt_id'),
    line: p.integer(),
    orderLineId: () => p.manyToOne(PurchaseOrderLine).mapToPk().joinColumn('order_line_id'),
    itemId: () => p.manyToOne(Item).mapToPk().joinColumn('item_id'),
    quantity: column.quantity(),
    lotId: () => p.manyToOne(Lot).mapToPk().joinColumn('lot_id').nullable(),
    locationId: () => p.manyToOne(Location).mapToPk().joinColumn('location_id'),
    /** Waits for an inspection. */
    inspect: p.boolean(),
    accepted: column.quantity(),
    rejected: column.quantity(),
    /** Put away out of goods-in. */
    stored: column.quantity(),
  },
});
