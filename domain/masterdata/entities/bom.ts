import { defineEntity, p } from '@mikro-orm/postgresql';
import type { revisionStates } from '../../../contracts/masterdata/boms.ts';
import { column, recordColumns } from '../../foundation/index.ts';
import { Item } from './item.ts';
import { Plant } from './plant.ts';

/** One revision of what a product consists of. Released ones never change. */
export const Bom = defineEntity({
  name: 'Bom',
  tableName: 'bom',
  uniques: [{ properties: ['itemId', 'revision'] }],
  properties: {
    ...recordColumns,
    plantId: () => p.manyToOne(Plant).mapToPk().joinColumn('plant_id'),
    itemId: () => p.manyToOne(Item).mapToPk().joinColumn('item_id'),
    revision: p.string().length(20),
    baseQuantity: column.quantity(),
    validFrom: p.date().nullable(),
    validTo: p.date().nullable(),
    state: column.word<(typeof revisionStates)[number]>(),
    active: p.boolean(),
  },
});
