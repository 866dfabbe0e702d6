import { defineEntity, p } from '@mikro-orm/postgresql';
import type { LocationType } from '../../../contracts/inventory/vocabulary.ts';
import { column, recordColumns } from '../../foundation/index.ts';
import { Line, Plant } from '../../masterdata/index.ts';

/** A place, or a group of places, in the tree warehouse → zone → bin. */
export const Location = defineEntity({
  name: 'Location',
  tableName: 'location',
  uniques: [{ properties: ['plantId', 'code'] }],
  indexes: [{ properties: ['parentId'] }, { properties: ['plantId', 'type'] }],
  properties: {
    ...recordColumns,
    plantId: () => p.manyToOne(Plant).mapToPk().joinColumn('plant_id'),
    code: column.code(),
    name: column.name(),
    level: column.word<'warehouse' | 'zone' | 'bin'>(),
    type: column.word<LocationType>(),
    parentId: p.uuid().nullable(),
    lineId: () => p.manyToOne(Line).mapToPk().joinColumn('line_id').nullable(),
    allowNegative: p.boolean(),
    active: p.boolean(),
  },
});
