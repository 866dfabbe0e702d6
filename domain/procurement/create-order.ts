import { orderInput } from '../../contracts/procurement/vocabulary.ts';
import type { OrderInput } from '../../contracts/procurement/vocabulary.ts';
import { procurementFault } from '../../contracts/procurement/errors.ts';
import { changeRecord, createRecord, defineCommand, emit, newId, permit, readRecord } from '../foundation/index.ts';
import type { CommandContext } from '../foundation/index.ts';
import { convertQuantity, itemRecord, lookUp, nextCode, plantOf, supplierRecord } from '../masterdata/index.ts';
import type { SupplierRow } from '../masterdata/index.ts';
import { amountOf } from './amounts.ts';
import { PurchaseOrderLine } from './entities/index.ts';
import { lockRequisition, purchaseOrderRecord, requisitionLines, requisitionRecord } from './records.ts';
import type { PurchaseOrderLineRow, PurchaseOrderRow, RequisitionRow } from './records.ts';
import { requireStep, requisitionTransitions } from './transitions.ts';

export interface OrdersMade {
  /** The first one; most requisitions make one. */
  orderId: string;
  orderCode: string;
  supplier: string;
  state: string;
  orders: { orderId: string; orderCode: string; supplier: string }[];
  requisitionId: string | null;
}

type NewLine = Omit<PurchaseOrderLineRow, 'orderId'>;
interface Draft {
  supplier: SupplierRow;
  lines: NewLine[];
}

/** Orders what an approved requisition asks for, one order per supplier; or a free order, which needs its own approval. */
export const createOrder = defineCommand({
  name: 'procurement.create-order',
  input: orderInput,
  async run(context, input): Promise<OrdersMade> {
    const requisition =
      input.requisition === undefined ? undefined : await lockRequisition(context.tx, input.requisition);
    if (requisition) requireStep(requisitionTransitions, requisition, 'ordered');
    const plant = await plantOf(context.tx, requisition?.plantId ?? input.plant);
    const drafts = requisition
      ? await draftsOf(context, requisition, input)
      : [await freeDraft(context, plant.id, input)];
    const made: PurchaseOrderRow[] = [];
    for (const draft of drafts) made.push(await writeOrder(context, plant, draft, input, requisition));
    const action = 'procurement.create-order';
    if (requisition) await changeRecord(context, requisitionRecord, action, requisition, { state: 'ordered' });
    const orders = made.map((order, index) => ({
      orderId: order.id,
      orderCode: order.code,
      supplier: drafts[index]!.supplier.code,
    }));
    for (const order of orders) await announceOrder(context, plant.id, order);
    return { ...orders[0]!, state: made[0]!.state, orders, requisitionId: requisition?.id ?? null };
  },
  async undo(context, _input, result) {
    const action = 'procurement.create-order.undo';
    for (const { orderId } of result.orders) {
      const order = await readRecord(context.tx, purchaseOrderRecord, orderId, { lock: true });
      await changeRecord(context, purchaseOrderRecord, action, order, { state: 'cancelled' });
    }
    if (result.requisitionId === null) return;
    const requisition = await lockRequisition(context.tx, result.requisitionId);
    await changeRecord(context, requisitionRecord, action, requisition, { state: 'approved' });
  },
});

/** The lines of the requisition by supplier; a supplier in the input is for all of them. */
async function draftsOf(context: CommandContext, requisition: RequisitionRow, input: OrderInput): Promise<Draft[]> {
  const drafts = new Map<string, Draft>();
  const named = input.supplier && (await supplierOf(context, requisition.plantId, input.supplier));
  for (const line of await requisitionLines(context.tx, requisition.id)) {
    const ref = named ? named.id : line.supplierId;
    if (!ref) throw procurementFault('NO_SUPPLIER', { detail: `${requisition.code}, line ${line.line}: no supplier` });
    const supplier = named || (await supplierOf(context, requisition.plantId, ref));
    const draft = drafts.get(supplier.id) ?? { supplier, lines: [] };
    const { itemId, quantity, unit, price, needBy } = line;
    draft.lines.push(newLine(context, draft.lines.length, { itemId, quantity, unit, price, needBy }));
    drafts.set(supplier.id, draft);
  }
  return [...drafts.values()];
}

async function freeDraft(context: CommandContext, plantId: string, input: OrderInput): Promise<Draft> {
  const supplier = await supplierOf(context, plantId, input.supplier!);
  const lines: NewLine[] = [];
  for (const line of input.lines!) {
    const item = await lookUp(context.tx, itemRecord, line.item, { plantId, path: 'lines.item' });
    const quantity = await convertQuantity(context.tx, line.quantity, line.unit ?? item.unit, item);
    const values = {
      itemId: item.id,
      quantity,
      unit: item.unit,
      price: line.price ?? null,
      needBy: line.needBy ?? null,
    };
    lines.push(newLine(context, lines.length, values));
  }
  return { supplier, lines };
}

async function supplierOf(context: CommandContext, plantId: string, ref: string): Promise<SupplierRow> {
  const supplier = await lookUp(context.tx, supplierRecord, ref, { plantId, path: 'supplier' });
  if (supplier.status !== 'blocked') return supplier;
  throw procurementFault('SUPPLIER_BLOCKED', { detail: `supplier ${supplier.code} is blocked` });
}

function newLine(context: CommandContext, index: number, line: Omit<NewLine, 'id' | 'line' | 'received'>): NewLine {
  return { id: newId(context.at), line: (index + 1) * 10, ...line, received: '0' };
}

async function writeOrder(
  context: CommandContext,
  plant: { id: string; currency: string },
  draft: Draft,
  input: OrderInput,
  requisition: RequisitionRow | undefined,
): Promise<PurchaseOrderRow> {
  const { user, onBehalfOf } = context.actor;
  const scope = {
    plantId: plant.id,
    departmentId: requisition?.departmentId ?? null,
    buyers: [...new Set([user, ...(onBehalfOf ? [onBehalfOf] : [])])],
    amount: amountOf(draft.lines),
  };
  permit(context, { verb: 'create', subject: 'PurchaseOrder' }, scope);
  const send = requisition !== undefined && input.send;
  if (send) permit(context, { verb: 'order', subject: 'PurchaseOrder' }, scope);
  const row = await createRecord(
    context,
    purchaseOrderRecord,
    'procurement.create-order',
    {
      ...scope,
      code: await nextCode(context, 'purchase-order', plant.id),
      supplierId: draft.supplier.id,
      requisitionId: requisition?.id ?? null,
      state: requisition ? (send ? 'sent' : 'approved') : 'draft',
      currency: requisition?.currency ?? plant.currency,
      overTolerancePercent: input.overTolerancePercent,
      expectedOn: input.expectedOn ?? null,
      approvedBy: requisition?.decidedBy ?? null,
      sentAt: send ? context.at : null,
      remark: input.remark ?? null,
    },
    { lines: draft.lines },
  );
  await context.tx.em.insertMany(
    PurchaseOrderLine,
    draft.lines.map((line) => ({ ...line, orderId: row.id })),
  );
  return row;
}

async function announceOrder(
  context: CommandContext,
  plantId: string,
  { orderId, orderCode, supplier }: OrdersMade['orders'][number],
): Promise<void> {
  const variables = { plantId, orderId, orderCode, supplierCode: supplier };
  await emit(context, { name: 'po.created', businessKey: orderCode, plantId, variables });
}
