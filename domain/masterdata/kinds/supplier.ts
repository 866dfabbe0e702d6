import { supplierInput } from '../../../contracts/masterdata/suppliers.ts';
import { plantOf } from '../look-up.ts';
import { masterKind } from '../master-kind.ts';
import { supplierRecord } from '../records.ts';

export const supplierKind = masterKind({
  name: 'supplier',
  plural: 'suppliers',
  area: 'masterdata',
  title: { zh: '供应商', en: 'Supplier' },
  subject: 'Supplier',
  record: supplierRecord,
  input: supplierInput,
  async toRow({ tx }, { plant, ...input }, before) {
    return {
      contact: null,
      phone: null,
      email: null,
      address: null,
      ...input,
      plantId: before?.plantId ?? (await plantOf(tx, plant)).id,
      active: before?.active ?? true,
    };
  },
  identity: ({ plantId, code }) => ({ plantId, code }),
  view: {
    from: 'supplier t join plant p on p.id = t.plant_id',
    columns: {
      plant: 'p.code',
      code: 't.code',
      name: 't.name',
      status: 't.status',
      contact: 't.contact',
      phone: 't.phone',
      email: 't.email',
      address: 't.address',
      currency: 't.currency',
    },
    key: 't.code',
    search: ['t.code', `t.name->>'zh'`, `t.name->>'en'`],
    attributes: { plantId: { sql: 't.plant_id', type: 'uuid' } },
    filters: { status: 't.status = ?' },
  },
  csv: {
    columns: ['plant', 'code', 'name.zh', 'name.en', 'status', 'contact', 'phone', 'email', 'address', 'currency'],
  },
});
