import { unitInput } from '../../../contracts/masterdata/units.ts';
import { masterKind } from '../master-kind.ts';
import { unitRecord } from '../records.ts';

export const unitKind = masterKind({
  name: 'unit',
  plural: 'units',
  area: 'masterdata',
  title: { zh: '计量单位', en: 'Unit of measure' },
  subject: 'Unit',
  record: unitRecord,
  input: unitInput,
  toRow: (_context, input, before) => Promise.resolve({ ...input, active: before?.active ?? true }),
  identity: (row) => ({ code: row.code }),
  view: {
    from: 'unit t',
    columns: { code: 't.code', name: 't.name', decimals: 't.decimals' },
    key: 't.code',
    search: ['t.code', `t.name->>'zh'`, `t.name->>'en'`],
    attributes: {},
  },
  csv: { columns: ['code', 'name.zh', 'name.en', 'decimals'] },
});
