import { defineEntity, p } from '@mikro-orm/postgresql';
import { column, recordColumns } from '../../foundation/index.ts';
import { Plant, Supplier } from '../../masterdata/index.ts';
import { PurchaseOrder } from './purchase-order.ts';

/** Goods that arrived for an order. */
export const Receipt = defineEntity({
  name: 'Receipt',
  tableName: 'receipt',
  indexes: [{ properties: ['orderId'] }, { properties: ['createdAt', 'id'] }],
  properties: {
    ...recordColumns,
    plantId: () => p.manyToOne(Plant).mapToPk().joinColumn('plant_id'),
    code: column.code().unique(),
    orderId: () => p.manyToOne(PurchaseOrder).mapToPk().joinColumn('order_id'),
    supplierId: () => p.manyToOne(Supplier).mapToPk().joinColumn('supplier_id'),
    deliveryNote: p.string().length(100).nullable(),
    state: column.word<'posted' | 'reversed'>(),
    remark: p.text().nullable(),
  },
});
