import { z } from 'zod';
import { ref } from '../../contracts/masterdata/vocabulary.ts';
import type { ShortItem } from '../../contracts/procurement/vocabulary.ts';
import { addQuantities } from '../../contracts/decimal.ts';
import { defineCommand, findRecords } from '../foundation/index.ts';
import type { CommandContext } from '../foundation/index.ts';
import { freeStock } from '../inventory/index.ts';
import { itemRecord, localDate, lookUp, plantOf, supplierRecord } from '../masterdata/index.ts';
import type { ItemRow, SupplierRow } from '../masterdata/index.ts';
import { reportOf } from '../production/index.ts';
import { reorderQuantity } from './reorder-quantity.ts';

export interface MinimumCheck {
  below: boolean;
  items: ShortItem[];
}

/**
 * Which bought items are below their minimum, open requisitions and orders counted in: of the named items, of what a
 * report used, or of the whole plant. Changes nothing.
 */
export const checkMinimum = defineCommand({
  name: 'procurement.check-minimum',
  input: z.strictObject({
    plant: ref.optional(),
    items: z.array(ref).max(1000).optional(),
    report: ref.optional(),
  }),
  async run(context, input): Promise<MinimumCheck> {
    const report = input.report === undefined ? undefined : await reportOf(context.tx, input.report);
    const plantId = report?.plantId ?? (await plantOf(context.tx, input.plant)).id;
    const ids = report ? await itemsUsedBy(context, report.id) : await idsOf(context, plantId, input.items);
    const items = await shortItems(context, plantId, ids);
    return { below: items.length > 0, items };
  },
});

async function idsOf(context: CommandContext, plantId: string, refs?: string[]): Promise<string[] | undefined> {
  if (!refs) return undefined;
  const ids: string[] = [];
  for (const one of refs) ids.push((await lookUp(context.tx, itemRecord, one, { plantId, path: 'items' })).id);
  return ids;
}

async function itemsUsedBy({ tx }: CommandContext, reportId: string): Promise<string[]> {
  const rows = await tx.query<{ item_id: string }>(
    `select distinct m.item_id from stock_posting p join stock_move m on m.posting_id = p.id where p.source_id = $1`,
    [reportId],
  );
  return rows.map((row) => row.item_id);
}

/** Bought items below their minimum, by code; of all items when `ids` is left out. */
export async function shortItems(
  context: CommandContext,
  plantId: string,
  ids: readonly string[] | undefined,
): Promise<ShortItem[]> {
  const where = { plantId, active: true, procurement: 'buy', minimumStock: { $gt: 0 }, ...(ids ? { id: ids } : {}) };
  const items = await findRecords(context.tx, itemRecord, where, { code: 'asc' });
  if (items.length === 0) return [];
  const { zone } = await plantOf(context.tx, plantId);
  const itemIds = items.map((item) => item.id);
  const stock = await freeStock(context, plantId, itemIds, localDate(context.at, zone));
  const onOrder = await openQuantities(context, itemIds);
  const suppliers = await findRecords(context.tx, supplierRecord, {
    id: items.flatMap((item) => item.supplierId ?? []),
  });
  return items.flatMap((item) => {
    const cover = { onHand: stock.get(item.id)?.onHand ?? '0', onOrder: onOrder.get(item.id) ?? '0' };
    return shortItemOf(item, cover, suppliers);
  });
}

function shortItemOf(item: ItemRow, cover: { onHand: string; onOrder: string }, suppliers: SupplierRow[]): ShortItem[] {
  const rule = { ...item, minimumStock: item.minimumStock! };
  const quantity = reorderQuantity(rule, addQuantities(cover.onHand, cover.onOrder));
  if (quantity === '0') return [];
  const supplier = suppliers.find((one) => one.id === item.supplierId)?.code ?? null;
  const { id: itemId, code, name: itemName, unit } = item;
  return [{ itemId, item: code, itemName, unit, ...cover, minimum: rule.minimumStock, quantity, supplier }];
}

/** Still to come: on requisitions that are not ordered yet, and on orders that are not delivered yet. */
async function openQuantities({ tx }: CommandContext, itemIds: string[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ item_id: string; quantity: string }>(
    `select item_id, trim_scale(sum(quantity))::text as quantity from (
       select l.item_id, l.quantity from requisition_line l join requisition r on r.id = l.requisition_id
       where l.item_id = any($1::uuid[]) and r.state in ('draft', 'submitted', 'approved')
       union all
       select l.item_id, greatest(l.quantity - l.received, 0) from purchase_order_line l
         join purchase_order o on o.id = l.order_id
       where l.item_id = any($1::uuid[]) and o.state not in ('closed', 'cancelled', 'received')
       union all
       select l.item_id, l.quantity - l.rejected - l.stored from receipt_line l join receipt r on r.id = l.receipt_id
       where l.item_id = any($1::uuid[]) and r.state = 'posted'
     ) x group by item_id`,
    [itemIds],
  );
  return new Map(rows.map((row) => [row.item_id, row.quantity]));
}
