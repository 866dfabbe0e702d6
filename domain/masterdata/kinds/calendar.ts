import { calendarInput } from '../../../contracts/masterdata/calendars.ts';
import { compileCalendar } from '../compile-calendar.ts';
import { plantOf } from '../look-up.ts';
import { masterKind } from '../master-kind.ts';
import { calendarRecord } from '../records.ts';

export const calendarKind = masterKind({
  name: 'calendar',
  plural: 'calendars',
  area: 'masterdata',
  title: { zh: '工作日历', en: 'Working calendar' },
  subject: 'Calendar',
  record: calendarRecord,
  input: calendarInput,
  async toRow({ tx, at }, { plant: plantRef, ...input }, before) {
    const plant = await plantOf(tx, before?.plantId ?? plantRef);
    const calendar = { ...input, zone: input.zone ?? plant.zone };
    // Refuses overlapping shifts and unknown zones.
    compileCalendar(calendar, at);
    return { ...calendar, plantId: plant.id, active: before?.active ?? true };
  },
  identity: ({ plantId, code }) => ({ plantId, code }),
  view: {
    from: 'calendar t join plant p on p.id = t.plant_id',
    columns: {
      plant: 'p.code',
      code: 't.code',
      name: 't.name',
      zone: 't.zone',
      week: 't.week',
      exceptions: 't.exceptions',
    },
    key: 't.code',
    search: ['t.code', `t.name->>'zh'`, `t.name->>'en'`],
    attributes: { plantId: { sql: 't.plant_id', type: 'uuid' } },
  },
  csv: {
    columns: [
      'plant',
      'code',
      'name.zh',
      'name.en',
      'zone',
      ...['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => `week.${day}`),
      'exceptions.date',
      'exceptions.shifts',
    ],
    list: 'exceptions',
  },
});
