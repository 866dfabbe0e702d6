import { lineInput } from '../../../contracts/masterdata/lines.ts';
import { lookUp, plantOf } from '../look-up.ts';
import { masterKind } from '../master-kind.ts';
import { calendarRecord, lineRecord } from '../records.ts';
import { newId } from '../../foundation/index.ts';

export const lineKind = masterKind({
  name: 'line',
  plural: 'lines',
  area: 'masterdata',
  title: { zh: '产线', en: 'Production line' },
  subject: 'Line',
  record: lineRecord,
  input: lineInput,
  async toRow({ tx, at }, { plant, calendar, ...input }, before) {
    const plantId = before?.plantId ?? (await plantOf(tx, plant)).id;
    const found = calendar === undefined ? undefined : await lookUp(tx, calendarRecord, calendar, { plantId });
    return {
      area: null,
      departmentId: null,
      ...input,
      id: before?.id ?? newId(at),
      plantId,
      calendarId: found?.id ?? null,
      active: before?.active ?? true,
    };
  },
  identity: ({ plantId, code }) => ({ plantId, code }),
  view: {
    from: 'line t join plant p on p.id = t.plant_id left join calendar c on c.id = t.calendar_id',
    columns: {
      plant: 'p.code',
      code: 't.code',
      name: 't.name',
      area: 't.area',
      departmentId: 't.department_id',
      calendar: 'c.code',
      sharedPeople: 't.shared_people',
    },
    key: 't.code',
    search: ['t.code', `t.name->>'zh'`, `t.name->>'en'`],
    attributes: {
      plantId: { sql: 't.plant_id', type: 'uuid' },
      lineId: { sql: 't.id', type: 'uuid' },
      departmentId: { sql: 't.department_id', type: 'uuid' },
    },
    filters: { plant: 'p.code = ?' },
  },
  csv: { columns: ['plant', 'code', 'name.zh', 'name.en', 'area', 'departmentId', 'calendar', 'sharedPeople'] },
});
