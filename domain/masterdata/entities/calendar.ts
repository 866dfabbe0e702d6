import { defineEntity, p } from '@mikro-orm/postgresql';
import type { CalendarInput } from '../../../contracts/masterdata/calendars.ts';
import { column, recordColumns } from '../../foundation/index.ts';
import { Plant } from './plant.ts';

/** When work is done: weekly shifts, holidays, make-up days. */
export const Calendar = defineEntity({
  name: 'Calendar',
  tableName: 'calendar',
  uniques: [{ properties: ['plantId', 'code'] }],
  properties: {
    ...recordColumns,
    plantId: () => p.manyToOne(Plant).mapToPk().joinColumn('plant_id'),
    code: column.code(),
    name: column.name(),
    zone: p.string().length(60),
    week: p.json().$type<CalendarInput['week']>(),
    exceptions: p.json().$type<CalendarInput['exceptions']>(),
    active: p.boolean(),
  },
});
