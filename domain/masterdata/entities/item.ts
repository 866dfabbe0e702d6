import { defineEntity, p } from '@mikro-orm/postgresql';
import type {
  abcClasses,
  issueMethods,
  itemTypes,
  procurements,
  trackings,
} from '../../../contracts/masterdata/items.ts';
import { column, recordColumns } from '../../foundation/index.ts';
import { Plant } from './plant.ts';
import { Supplier } from './supplier.ts';

/** Something that is bought, made, stored or used. */
export const Item = defineEntity({
  name: 'Item',
  tableName: 'item',
  uniques: [{ properties: ['plantId', 'code'] }],
  indexes: [{ properties: ['code'] }],
  properties: {
    ...recordColumns,
    plantId: () => p.manyToOne(Plant).mapToPk().joinColumn('plant_id'),
    code: column.code(),
    name: column.name(),
    specification: p.string().length(500).nullable(),
    type: column.word<(typeof itemTypes)[number]>(),
    /** Code of the unit in which stock is kept. */
    unit: p.string().length(20),
    category: p.string().length(60).nullable(),
    tracking: column.word<(typeof trackings)[number]>(),
    procurement: column.word<(typeof procurements)[number]>(),
    issueMethod: column.word<(typeof issueMethods)[number]>(),
    shelfLifeDays: p.integer().nullable(),
    abcClass: p.string().length(1).$type<(typeof abcClasses)[number]>().nullable(),
    leadTimeDays: p.integer(),
    minimumStock: column.quantity().nullable(),
    orderQuantity: column.quantity().nullable(),
    orderMultiple: column.quantity().nullable(),
    supplierId: () => p.manyToOne(Supplier).mapToPk().joinColumn('supplier_id').nullable(),
    inspectIncoming: p.boolean(),
    standardCost: column.money().nullable(),
    currency: p.string().length(3).nullable(),
    active: p.boolean(),
  },
});
