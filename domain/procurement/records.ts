import type { Tx } from '../../platform/database/database.ts';
import { findRows, readRecord, tableKind } from '../foundation/index.ts';
import type { RowOf } from '../foundation/index.ts';
import { lookUp } from '../masterdata/index.ts';
import {
  PurchaseOrder,
  PurchaseOrderLine,
  Receipt,
  ReceiptLine,
  Requisition,
  RequisitionLine,
} from './entities/index.ts';

export type RequisitionRow = RowOf<typeof Requisition>;
export type RequisitionLineRow = RowOf<typeof RequisitionLine>;
export type PurchaseOrderRow = RowOf<typeof PurchaseOrder>;
export type PurchaseOrderLineRow = RowOf<typeof PurchaseOrderLine>;
export type ReceiptRow = RowOf<typeof Receipt>;
export type ReceiptLineRow = RowOf<typeof ReceiptLine>;

export const requisitionRecord = tableKind(
  Requisition,
  'Requisition',
  ({ plantId, departmentId, requesters, amount }) => ({ plantId, departmentId, requesters, amount }),
);
export const purchaseOrderRecord = tableKind(
  PurchaseOrder,
  'PurchaseOrder',
  ({ plantId, departmentId, buyers, amount }) => ({ plantId, departmentId, buyers, amount }),
);
export const receiptRecord = tableKind(Receipt, 'Receipt', ({ plantId }) => ({ plantId }));

export async function lockRequisition(tx: Tx, ref: string): Promise<RequisitionRow> {
  const { id } = await lookUp(tx, requisitionRecord, ref, { path: 'requisition' });
  return readRecord(tx, requisitionRecord, id, { lock: true });
}

export async function lockPurchaseOrder(tx: Tx, ref: string): Promise<PurchaseOrderRow> {
  const { id } = await lookUp(tx, purchaseOrderRecord, ref, { path: 'order' });
  return readRecord(tx, purchaseOrderRecord, id, { lock: true });
}

export function requisitionLines(tx: Tx, requisitionId: string): Promise<RequisitionLineRow[]> {
  return findRows(tx, RequisitionLine, { requisitionId }, { line: 'asc' });
}

export function orderLines(tx: Tx, orderId: string): Promise<PurchaseOrderLineRow[]> {
  return findRows(tx, PurchaseOrderLine, { orderId }, { line: 'asc' });
}

export function receiptLines(tx: Tx, receiptId: string): Promise<ReceiptLineRow[]> {
  return findRows(tx, ReceiptLine, { receiptId }, { line: 'asc' });
}
