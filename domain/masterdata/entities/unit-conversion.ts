import { defineEntity, p } from '@mikro-orm/postgresql';
import { recordColumns } from '../../foundation/index.ts';
import { Item } from './item.ts';
import { Plant } from './plant.ts';

/** 1 `from` = `numerator` / `denominator` `to`, exactly. */
export const UnitConversion = defineEntity({
  name: 'UnitConversion',
  tableName: 'unit_conversion',
  indexes: [{ properties: ['fromUnit'] }, { properties: ['itemId'] }],
  properties: {
    ...recordColumns,
    plantId: () => p.manyToOne(Plant).mapToPk().joinColumn('plant_id'),
    /** Empty: for every item. */
    itemId: () => p.manyToOne(Item).mapToPk().joinColumn('item_id').nullable(),
    fromUnit: p.string().length(20),
    toUnit: p.string().length(20),
    numerator: p.bigint('string'),
    denominator: p.bigint('string'),
    active: p.boolean(),
  },
});
