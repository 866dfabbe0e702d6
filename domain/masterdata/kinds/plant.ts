import { plantInput } from '../../../contracts/masterdata/plants.ts';
import { newId } from '../../foundation/index.ts';
import { masterKind } from '../master-kind.ts';
import { plantRecord } from '../records.ts';

export const plantKind = masterKind({
  name: 'plant',
  plural: 'plants',
  area: 'masterdata',
  title: { zh: '工厂', en: 'Plant' },
  subject: 'Plant',
  record: plantRecord,
  input: plantInput,
  toRow: (context, input, before) =>
    Promise.resolve({ ...input, id: before?.id ?? newId(context.at), active: before?.active ?? true }),
  identity: (row) => ({ code: row.code }),
  view: {
    from: 'plant t',
    columns: { code: 't.code', name: 't.name', zone: 't.zone', currency: 't.currency' },
    key: 't.code',
    search: ['t.code', `t.name->>'zh'`, `t.name->>'en'`],
    attributes: { plantId: { sql: 't.id', type: 'uuid' } },
  },
  csv: { columns: ['code', 'name.zh', 'name.en', 'zone', 'currency'] },
});
