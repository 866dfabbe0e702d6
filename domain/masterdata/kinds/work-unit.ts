import { workUnitInput } from '../../../contracts/masterdata/lines.ts';
import { lookUp, plantOf } from '../look-up.ts';
import { masterKind } from '../master-kind.ts';
import { lineRecord, workUnitRecord } from '../records.ts';

export const workUnitKind = masterKind({
  name: 'work-unit',
  plural: 'work-units',
  area: 'masterdata',
  title: { zh: '设备工位', en: 'Work unit' },
  subject: 'Line',
  record: workUnitRecord,
  input: workUnitInput,
  async toRow({ tx }, { plant, line, ...input }, before) {
    const plantId = before?.plantId ?? (await plantOf(tx, plant)).id;
    const found = await lookUp(tx, lineRecord, line, { plantId, path: 'line' });
    return { ...input, plantId, lineId: found.id, active: before?.active ?? true };
  },
  identity: ({ plantId, code }) => ({ plantId, code }),
  view: {
    from: 'work_unit t join plant p on p.id = t.plant_id join line l on l.id = t.line_id',
    columns: {
      plant: 'p.code',
      code: 't.code',
      name: 't.name',
      line: 'l.code',
      slots: 't.slots',
      efficiency: 'trim_scale(t.efficiency)::text',
    },
    key: 't.code',
    search: ['t.code', `t.name->>'zh'`, `t.name->>'en'`],
    attributes: {
      plantId: { sql: 't.plant_id', type: 'uuid' },
      lineId: { sql: 't.line_id', type: 'uuid' },
      departmentId: { sql: 'l.department_id', type: 'uuid' },
    },
    filters: { line: 'l.code = ?' },
  },
  csv: { columns: ['plant', 'code', 'name.zh', 'name.en', 'line', 'slots', 'efficiency'] },
});
