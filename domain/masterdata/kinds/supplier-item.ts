import { supplierItemInput } from '../../../contracts/masterdata/suppliers.ts';
import { lookUp, plantOf } from '../look-up.ts';
import { masterKind } from '../master-kind.ts';
import { itemRecord, supplierItemRecord, supplierRecord } from '../records.ts';

export const supplierItemKind = masterKind({
  name: 'supplier-item',
  plural: 'supplier-items',
  area: 'masterdata',
  title: { zh: '供应价目', en: 'Supplier price' },
  subject: 'Supplier',
  record: supplierItemRecord,
  input: supplierItemInput,
  async toRow({ tx }, input, before) {
    const plantId = before?.plantId ?? (await plantOf(tx, input.plant)).id;
    const supplier = await lookUp(tx, supplierRecord, input.supplier, { plantId });
    const item = await lookUp(tx, itemRecord, input.item, { plantId });
    return {
      plantId,
      supplierId: supplier.id,
      itemId: item.id,
      price: input.price,
      currency: input.currency,
      minimumQuantity: input.minimumQuantity ?? null,
      leadTimeDays: input.leadTimeDays,
      supplierCode: input.supplierCode ?? null,
      active: before?.active ?? true,
    };
  },
  identity: ({ supplierId, itemId }) => ({ supplierId, itemId }),
  view: {
    from: `supplier_item t join plant p on p.id = t.plant_id join supplier s on s.id = t.supplier_id
      join item i on i.id = t.item_id`,
    columns: {
      plant: 'p.code',
      supplier: 's.code',
      supplierName: 's.name',
      item: 'i.code',
      itemName: 'i.name',
      price: 'trim_scale(t.price)::text',
      currency: 't.currency',
      minimumQuantity: 'trim_scale(t.minimum_quantity)::text',
      leadTimeDays: 't.lead_time_days',
      supplierCode: 't.supplier_code',
    },
    key: `i.code || '/' || s.code`,
    search: ['i.code', 's.code', `s.name->>'zh'`, `i.name->>'zh'`],
    attributes: { plantId: { sql: 't.plant_id', type: 'uuid' } },
    filters: { supplier: 's.code = ?', item: 'i.code = ?' },
  },
  csv: {
    columns: ['plant', 'supplier', 'item', 'price', 'currency', 'minimumQuantity', 'leadTimeDays', 'supplierCode'],
  },
});
