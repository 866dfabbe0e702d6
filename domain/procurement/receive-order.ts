import { addQuantities, compareQuantities, fromMillionths, toMillionths } from '../../contracts/decimal.ts';
import { receiptInput } from '../../contracts/procurement/vocabulary.ts';
import type { ReceiptInput, ReceiptLineInput } from '../../contracts/procurement/vocabulary.ts';
import { procurementFault } from '../../contracts/procurement/errors.ts';
import { changeRecord, createRecord, defineCommand, emit, newId, permit, readRecord } from '../foundation/index.ts';
import type { CommandContext } from '../foundation/index.ts';
import { addEdges, createLot, locationRecord, postStock, systemLocation } from '../inventory/index.ts';
import type { LocationRow, LotRow } from '../inventory/index.ts';
import { convertQuantity, itemRecord, lookUp, nextCode, plantOf } from '../masterdata/index.ts';
import type { ItemRow } from '../masterdata/index.ts';
import { ReceiptLine } from './entities/index.ts';
import { lockPurchaseOrder, orderLines, purchaseOrderRecord, receiptRecord } from './records.ts';
import type { PurchaseOrderLineRow, PurchaseOrderRow, ReceiptLineRow, ReceiptRow } from './records.ts';
import { reverseReceipt } from './reverse-receipt.ts';
import { orderTransitions, requireStep } from './transitions.ts';

export interface GoodsReceived {
  receiptId: string;
  receiptCode: string;
  orderId: string;
  orderCode: string;
  /** Everything that was ordered is here. */
  complete: boolean;
  /** Some of it waits for an inspection. */
  inspect: boolean;
  lines: {
    receiptLineId: string;
    item: string;
    lot: string | null;
    quantity: string;
    unit: string;
    inspect: boolean;
  }[];
}

/** Goods arrive: lots, stock at goods-in (or straight in storage), how much of the order is here. */
export const receiveOrder = defineCommand({
  name: 'procurement.receive-order',
  input: receiptInput,
  async run(context, input): Promise<GoodsReceived> {
    const order = await lockPurchaseOrder(context.tx, input.order);
    permit(context, { verb: 'receive', subject: 'Receipt' }, { plantId: order.plantId });
    requireStep(orderTransitions, order, 'partially-received');
    const code = await nextCode(context, 'receipt', order.plantId);
    const open = await orderLines(context.tx, order.id);
    const receipt = await writeReceipt(context, order, input, code);
    const arrived: Arrived[] = [];
    for (const line of input.lines) arrived.push(await arrive(context, { order, receipt, open, input }, line));
    await context.tx.em.insertMany(
      ReceiptLine,
      arrived.map((one) => one.row),
    );
    const complete = await countReceived(context, order, open, arrived);
    const postingId = await book(context, receipt, arrived);
    await announce(context, order, receipt, arrived, { complete, postingId });
    return resultOf(order, receipt, arrived, complete);
  },
  async undo(context, _input, result) {
    await reverseReceipt.run(context, { receipt: result.receiptId, reason: 'undo' });
  },
});

interface Around {
  order: PurchaseOrderRow;
  receipt: ReceiptRow;
  open: PurchaseOrderLineRow[];
  input: ReceiptInput;
}
interface Arrived {
  row: ReceiptLineRow;
  item: ItemRow;
  lot: LotRow | undefined;
  location: LocationRow;
}

function writeReceipt(
  context: CommandContext,
  order: PurchaseOrderRow,
  input: ReceiptInput,
  code: string,
): Promise<ReceiptRow> {
  const values = {
    plantId: order.plantId,
    code,
    orderId: order.id,
    supplierId: order.supplierId,
    deliveryNote: input.deliveryNote ?? null,
    state: 'posted' as const,
    remark: input.remark ?? null,
  };
  return createRecord(context, receiptRecord, 'procurement.receive-order', values, { lines: input.lines });
}

/** One delivered line: found on the order, within its tolerance, with its lot and its place. */
async function arrive(context: CommandContext, around: Around, input: ReceiptLineInput): Promise<Arrived> {
  const { order, receipt, open } = around;
  const line = await lineOf(context, order, open, input);
  const item = await readRecord(context.tx, itemRecord, line.itemId);
  const quantity = await convertQuantity(context.tx, input.quantity, input.unit ?? item.unit, item);
  line.received = addQuantities(line.received, quantity);
  requireWithinOrder(order, line);
  const location = await placeOf(context, around, item);
  const lot = item.tracking === 'lot' ? await lotFor(context, order, receipt, item, input) : undefined;
  const free = item.inspectIncoming ? '0' : quantity;
  const row = {
    id: newId(context.at),
    receiptId: receipt.id,
    line: input.line ?? line.line,
    orderLineId: line.id,
    itemId: item.id,
    quantity,
    lotId: lot?.id ?? null,
    locationId: location.id,
    inspect: item.inspectIncoming,
    accepted: free,
    rejected: '0',
    stored: location.type === 'quarantine' ? '0' : free,
  };
  return { row, item, lot, location };
}

async function lineOf(
  context: CommandContext,
  order: PurchaseOrderRow,
  open: PurchaseOrderLineRow[],
  input: ReceiptLineInput,
): Promise<PurchaseOrderLineRow> {
  const item =
    input.item && (await lookUp(context.tx, itemRecord, input.item, { plantId: order.plantId, path: 'item' }));
  const found = open.filter(
    (line) => (input.line === undefined || line.line === input.line) && (!item || line.itemId === item.id),
  );
  const line = found.find((one) => compareQuantities(one.received, one.quantity) < 0) ?? found[0];
  if (line && (found.length === 1 || item || input.line !== undefined)) return line;
  throw procurementFault('not-on-order', {
    detail: `${order.code} has no line ${input.line ?? input.item ?? '(which?)'}`,
  });
}

function requireWithinOrder(order: PurchaseOrderRow, line: PurchaseOrderLineRow): void {
  const hundred = 100_000_000n;
  const allowed = (toMillionths(line.quantity) * (hundred + toMillionths(order.overTolerancePercent))) / hundred;
  if (toMillionths(line.received) <= allowed) return;
  const params = { order: order.code, line: line.line, received: line.received, allowed: fromMillionths(allowed) };
  throw procurementFault('OVER_RECEIPT', {
    detail: `${order.code}, line ${line.line}: ${params.received} received in all, ${params.allowed} allowed`,
    params,
  });
}

async function placeOf(context: CommandContext, { order, input }: Around, item: ItemRow): Promise<LocationRow> {
  if (input.location === undefined) return systemLocation(context, order.plantId, 'quarantine');
  const location = await lookUp(context.tx, locationRecord, input.location, {
    plantId: order.plantId,
    path: 'location',
  });
  if (item.inspectIncoming && location.type !== 'quarantine')
    throw procurementFault('needs-inspection', { detail: `${item.code} is inspected before it is stored` });
  return location;
}

async function lotFor(
  context: CommandContext,
  order: PurchaseOrderRow,
  receipt: ReceiptRow,
  item: ItemRow,
  input: ReceiptLineInput,
): Promise<LotRow> {
  const { zone } = await plantOf(context.tx, order.plantId);
  const { supplierLot, manufacturedOn, expiresOn } = input;
  return createLot(context, {
    item,
    code: input.lot,
    status: item.inspectIncoming ? 'quarantine' : 'released',
    attributes: { supplierLot, manufacturedOn, expiresOn },
    supplierId: order.supplierId,
    origin: { kind: 'receipt', id: receipt.id },
    zone,
  });
}

/** Carries the quantities into the order; the answer is whether everything is here. */
async function countReceived(
  context: CommandContext,
  order: PurchaseOrderRow,
  open: PurchaseOrderLineRow[],
  arrived: readonly Arrived[],
): Promise<boolean> {
  for (const id of new Set(arrived.map((one) => one.row.orderLineId))) {
    const line = open.find((one) => one.id === id)!;
    await context.tx.query('update purchase_order_line set received = $2 where id = $1', [line.id, line.received]);
  }
  const complete = open.every((line) => compareQuantities(line.received, line.quantity) >= 0);
  const state = complete ? ('received' as const) : ('partially-received' as const);
  await changeRecord(context, purchaseOrderRecord, 'procurement.receive-order', order, { state });
  return complete;
}

async function book(context: CommandContext, receipt: ReceiptRow, arrived: readonly Arrived[]): Promise<string> {
  const edges = arrived.flatMap(({ lot, row }) =>
    lot
      ? [
          {
            kind: 'received-by' as const,
            from: { kind: 'receipt' as const, id: receipt.id },
            to: { kind: 'lot' as const, id: lot.id },
            quantity: row.quantity,
          },
        ]
      : [],
  );
  await addEdges(context, receipt.plantId, receipt.id, edges);
  const supplier = await systemLocation(context, receipt.plantId, 'supplier');
  return postStock(context, {
    plantId: receipt.plantId,
    kind: 'receipt',
    source: { kind: 'receipt', id: receipt.id, code: receipt.code },
    moves: arrived.map(({ row }) => ({
      itemId: row.itemId,
      lotId: row.lotId ?? undefined,
      fromId: supplier.id,
      toId: row.locationId,
      quantity: row.quantity,
    })),
  });
}

async function announce(
  context: CommandContext,
  order: PurchaseOrderRow,
  receipt: ReceiptRow,
  arrived: readonly Arrived[],
  { complete, postingId }: { complete: boolean; postingId: string },
): Promise<void> {
  const { plantId } = order;
  await emit(context, {
    name: 'po.received',
    businessKey: order.code,
    plantId,
    variables: {
      plantId,
      orderId: order.id,
      orderCode: order.code,
      receiptId: receipt.id,
      receiptCode: receipt.code,
      complete,
    },
  });
  for (const { row, item, lot, location } of arrived) {
    if (location.type === 'quarantine') continue;
    await emit(context, {
      name: 'stock.received',
      businessKey: receipt.code,
      plantId,
      variables: {
        plantId,
        postingId,
        sourceCode: receipt.code,
        itemCode: item.code,
        lotCode: lot?.code ?? null,
        quantity: row.quantity,
        unit: item.unit,
        locationCode: location.code,
      },
    });
  }
}

function resultOf(
  order: PurchaseOrderRow,
  receipt: ReceiptRow,
  arrived: readonly Arrived[],
  complete: boolean,
): GoodsReceived {
  return {
    receiptId: receipt.id,
    receiptCode: receipt.code,
    orderId: order.id,
    orderCode: order.code,
    complete,
    inspect: arrived.some(({ row }) => row.inspect),
    lines: arrived.map(({ row, item, lot }) => ({
      receiptLineId: row.id,
      item: item.code,
      lot: lot?.code ?? null,
      quantity: row.quantity,
      unit: item.unit,
      inspect: row.inspect,
    })),
  };
}
