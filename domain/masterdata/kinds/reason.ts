import { reasonInput } from '../../../contracts/masterdata/reasons.ts';
import { plantOf } from '../look-up.ts';
import { masterKind } from '../master-kind.ts';
import { reasonRecord } from '../records.ts';

export const reasonKind = masterKind({
  name: 'reason',
  plural: 'reasons',
  area: 'masterdata',
  title: { zh: '原因代码', en: 'Reason code' },
  subject: 'Reason',
  record: reasonRecord,
  input: reasonInput,
  async toRow({ tx }, { plant, ...input }, before) {
    const plantId = before?.plantId ?? (await plantOf(tx, plant)).id;
    return { ...input, plantId, active: before?.active ?? true };
  },
  identity: ({ plantId, code }) => ({ plantId, code }),
  view: {
    from: 'reason t join plant p on p.id = t.plant_id',
    columns: { plant: 'p.code', code: 't.code', name: 't.name', kind: 't.kind' },
    key: 't.code',
    search: ['t.code', `t.name->>'zh'`, `t.name->>'en'`],
    attributes: { plantId: { sql: 't.plant_id', type: 'uuid' }, kind: { sql: 't.kind' } },
    filters: { kind: 't.kind = ?', plant: 'p.code = ?' },
  },
  csv: { columns: ['plant', 'code', 'name.zh', 'name.en', 'kind'] },
});
