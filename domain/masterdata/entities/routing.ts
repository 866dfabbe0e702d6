import { defineEntity, p } from '@mikro-orm/postgresql';
import type { revisionStates } from '../../../contracts/masterdata/boms.ts';
import { column, recordColumns } from '../../foundation/index.ts';
import { Item } from './item.ts';
import { Plant } from './plant.ts';

/** One revision of how a product is made. Released ones never change. */
export const Routing = defineEntity({
  name: 'Routing',
  tableName: 'routing',
  uniques: [{ properties: ['itemId', 'revision'] }],
  properties: {
    ...recordColumns,
    plantId: () => p.manyToOne(Plant).mapToPk().joinColumn('plant_id'),
    itemId: () => p.manyToOne(Item).mapToPk().joinColumn('item_id'),
    revision: p.string().length(20),
    state: column.word<(typeof revisionStates)[number]>(),
    active: p.boolean(),
  },
});
