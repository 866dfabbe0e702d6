import { defineEntity, p } from '@mikro-orm/postgresql';
import { column, recordColumns } from '../../foundation/index.ts';
import { Calendar } from './calendar.ts';
import { Plant } from './plant.ts';

/** A production line or cell (ISA-95 "work centre"). */
export const Line = defineEntity({
  name: 'Line',
  tableName: 'line',
  uniques: [{ properties: ['plantId', 'code'] }],
  properties: {
    ...recordColumns,
    plantId: () => p.manyToOne(Plant).mapToPk().joinColumn('plant_id'),
    code: column.code(),
    name: column.name(),
    area: p.string().length(60).nullable(),
    departmentId: p.uuid().nullable(),
    calendarId: () => p.manyToOne(Calendar).mapToPk().joinColumn('calendar_id').nullable(),
    sharedPeople: p.boolean(),
    active: p.boolean(),
  },
});
