import { defineEntity, p } from '@mikro-orm/postgresql';
import { column, recordColumns } from '../../foundation/index.ts';
import { Item } from './item.ts';
import { Plant } from './plant.ts';
import { Supplier } from './supplier.ts';

/** Price and terms of a supplier for an item. */
export const SupplierItem = defineEntity({
  name: 'SupplierItem',
  tableName: 'supplier_item',
  uniques: [{ properties: ['itemId', 'supplierId'] }],
  properties: {
    ...recordColumns,
    plantId: () => p.manyToOne(Plant).mapToPk().joinColumn('plant_id'),
    supplierId: () => p.manyToOne(Supplier).mapToPk().joinColumn('supplier_id'),
    itemId: () => p.manyToOne(Item).mapToPk().joinColumn('item_id'),
    price: column.price(),
    currency: p.string().length(3),
    minimumQuantity: column.quantity().nullable(),
    leadTimeDays: p.integer(),
    supplierCode: p.string().length(60).nullable(),
    active: p.boolean(),
  },
});
