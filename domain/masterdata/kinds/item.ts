import { masterdataFault } from '../../../contracts/masterdata/errors.ts';
import { itemInput } from '../../../contracts/masterdata/items.ts';
import type { CommandContext } from '../../foundation/index.ts';
import { nextCode } from '../next-code.ts';
import { lookUp, plantOf } from '../look-up.ts';
import { masterKind } from '../master-kind.ts';
import { itemRecord, supplierRecord, unitRecord } from '../records.ts';

export const itemKind = masterKind({
  name: 'item',
  plural: 'items',
  area: 'masterdata',
  title: { zh: '物料', en: 'Item' },
  subject: 'Item',
  record: itemRecord,
  input: itemInput,
  async toRow(context, input, before) {
    const { tx } = context;
    const plantId = before?.plantId ?? (await plantOf(tx, input.plant)).id;
    const unit = await lookUp(tx, unitRecord, input.unit, { path: 'unit' });
    if (before && before.unit !== unit.code) await requireNoStock(context, before.id, before.code);
    const supplier = input.supplier && (await lookUp(tx, supplierRecord, input.supplier, { plantId }));
    const attributes = { category: input.category ?? '', type: input.type };
    return {
      plantId,
      code: input.code ?? before?.code ?? (await nextCode(context, 'item', plantId, attributes)),
      name: input.name,
      specification: input.specification ?? null,
      type: input.type,
      unit: unit.code,
      category: input.category ?? null,
      tracking: input.tracking,
      procurement: input.procurement,
      issueMethod: input.issueMethod,
      shelfLifeDays: input.shelfLifeDays ?? null,
      abcClass: input.abcClass ?? null,
      leadTimeDays: input.leadTimeDays,
      minimumStock: input.minimumStock ?? null,
      orderQuantity: input.orderQuantity ?? null,
      orderMultiple: input.orderMultiple ?? null,
      supplierId: supplier ? supplier.id : null,
      inspectIncoming: input.inspectIncoming,
      standardCost: input.standardCost ?? null,
      currency: input.currency ?? null,
      active: before?.active ?? true,
    };
  },
  identity: ({ plantId, code }) => ({ plantId, code }),
  checkUnused: (context, row) => requireNoStock(context, row.id, row.code),
  view: {
    from: 'item t join plant p on p.id = t.plant_id left join supplier s on s.id = t.supplier_id',
    columns: {
      plant: 'p.code',
      code: 't.code',
      name: 't.name',
      specification: 't.specification',
      type: 't.type',
      unit: 't.unit',
      category: 't.category',
      tracking: 't.tracking',
      procurement: 't.procurement',
      issueMethod: 't.issue_method',
      shelfLifeDays: 't.shelf_life_days',
      abcClass: 't.abc_class',
      leadTimeDays: 't.lead_time_days',
      minimumStock: 'trim_scale(t.minimum_stock)::text',
      orderQuantity: 'trim_scale(t.order_quantity)::text',
      orderMultiple: 'trim_scale(t.order_multiple)::text',
      supplier: 's.code',
      inspectIncoming: 't.inspect_incoming',
      standardCost: 'trim_scale(t.standard_cost)::text',
      currency: 't.currency',
    },
    key: 't.code',
    search: ['t.code', `t.name->>'zh'`, `t.name->>'en'`, 't.specification'],
    attributes: { plantId: { sql: 't.plant_id', type: 'uuid' }, type: { sql: 't.type' } },
    filters: { type: 't.type = ?', category: 't.category = ?', procurement: 't.procurement = ?', plant: 'p.code = ?' },
  },
  csv: {
    columns: [
      'plant',
      'code',
      'name.zh',
      'name.en',
      'specification',
      'type',
      'unit',
      'category',
      'tracking',
      'procurement',
      'issueMethod',
      'shelfLifeDays',
      'abcClass',
      'leadTimeDays',
      'minimumStock',
      'orderQuantity',
      'orderMultiple',
      'supplier',
      'inspectIncoming',
      'standardCost',
      'currency',
    ],
  },
});

/** Stock and reservations speak of the item in its unit: neither may change or vanish under them. */
async function requireNoStock({ tx }: CommandContext, id: string, code: string): Promise<void> {
  const found = await tx.query('select 1 from stock_balance where item_id = $1 and quantity <> 0 limit 1', [id]);
  if (found.length > 0) throw masterdataFault('record-in-use', { detail: `item ${code} has stock` });
}
