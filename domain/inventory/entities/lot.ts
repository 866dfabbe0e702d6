import { defineEntity, p } from '@mikro-orm/postgresql';
import type { LotStatus, NodeKind } from '../../../contracts/inventory/vocabulary.ts';
import { column, recordColumns } from '../../foundation/index.ts';
import { Item, Plant, Supplier } from '../../masterdata/index.ts';

/** A quantity of one item that was made or received together and is traced together. */
export const Lot = defineEntity({
  name: 'Lot',
  tableName: 'lot',
  uniques: [{ properties: ['itemId', 'code'] }],
  indexes: [{ properties: ['code'] }, { properties: ['originId'] }],
  properties: {
    ...recordColumns,
    plantId: () => p.manyToOne(Plant).mapToPk().joinColumn('plant_id'),
    itemId: () => p.manyToOne(Item).mapToPk().joinColumn('item_id'),
    code: column.code(),
    status: column.word<LotStatus>(),
    /** Why it is held, for people. */
    statusReason: p.text().nullable(),
    supplierId: () => p.manyToOne(Supplier).mapToPk().joinColumn('supplier_id').nullable(),
    supplierLot: p.string().length(100).nullable(),
    manufacturedOn: p.date().nullable(),
    expiresOn: p.date().nullable(),
    originKind: column.word<NodeKind | 'opening'>(),
    originId: p.uuid().nullable(),
  },
});
