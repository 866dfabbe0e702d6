import { defineEntity, p } from '@mikro-orm/postgresql';
import type { CharacteristicInput, Sampling, Stage } from '../../../contracts/quality/vocabulary.ts';
import { column, recordColumns } from '../../foundation/index.ts';
import { Item, Plant, Supplier } from '../../masterdata/index.ts';

/** How something is inspected at a stage. Inspection lots copy it. */
export const InspectionPlan = defineEntity({
  name: 'InspectionPlan',
  tableName: 'inspection_plan',
  uniques: [{ properties: ['plantId', 'code'] }],
  indexes: [{ properties: ['plantId', 'stage', 'itemId'] }],
  properties: {
    ...recordColumns,
    plantId: () => p.manyToOne(Plant).mapToPk().joinColumn('plant_id'),
    code: column.code(),
    name: column.name(),
    stage: column.word<Stage>(),
    itemId: () => p.manyToOne(Item).mapToPk().joinColumn('item_id').nullable(),
    operation: p.integer().nullable(),
    supplierId: () => p.manyToOne(Supplier).mapToPk().joinColumn('supplier_id').nullable(),
    sampling: p.json().$type<Sampling>(),
    characteristics: p.json().$type<CharacteristicInput[]>(),
    active: p.boolean(),
  },
});
