import { defineEntity, p } from '@mikro-orm/postgresql';
import { column, recordColumns } from '../../foundation/index.ts';
import { Line } from './line.ts';
import { Plant } from './plant.ts';

/** A machine or station (ISA-95 "work unit"). */
export const WorkUnit = defineEntity({
  name: 'WorkUnit',
  tableName: 'work_unit',
  uniques: [{ properties: ['plantId', 'code'] }],
  properties: {
    ...recordColumns,
    plantId: () => p.manyToOne(Plant).mapToPk().joinColumn('plant_id'),
    code: column.code(),
    name: column.name(),
    lineId: () => p.manyToOne(Line).mapToPk().joinColumn('line_id'),
    slots: p.integer(),
    efficiency: column.percent(),
    active: p.boolean(),
  },
});
