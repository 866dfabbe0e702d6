import type { LocalizedText } from '../../../../../../contracts/json.ts';
import type { OrderState, RequisitionState } from '../../../../../../contracts/procurement/vocabulary.ts';

export interface RequisitionLine {
  line: number;
  item: string;
  itemName: LocalizedText;
  quantity: string;
  unit: string;
  needBy: string | null;
  supplier: string | null;
  supplierName: LocalizedText | null;
  price: string | null;
}

export interface RequisitionRow {
  id: string;
  code: string;
  plantId: string;
  departmentId: string | null;
  source: string;
  sourceCode: string | null;
  state: RequisitionState;
  requesters: string[];
  amount?: string;
  currency: string;
  decidedBy: string | null;
  decidedAt: string | null;
  createdAt: string;
  createdBy: string;
  version: number;
  lines: RequisitionLine[];
}

export interface RequisitionDetail extends RequisitionRow {
  decisionReason: string | null;
  remark: string | null;
  orders: { id: string; code: string; state: OrderState }[];
}

export interface PurchaseOrderRow {
  id: string;
  code: string;
  plantId: string;
  departmentId: string | null;
  supplier: string;
  supplierName: LocalizedText;
  requisition: string | null;
  requisitionId: string | null;
  state: OrderState;
  buyers: string[];
  amount?: string;
  currency: string;
  expectedOn: string | null;
  sentAt: string | null;
  confirmedAt: string | null;
  createdAt: string;
  version: number;
}

export interface PurchaseOrderLine {
  line: number;
  item: string;
  itemName: LocalizedText;
  quantity: string;
  received: string;
  open: string;
  unit: string;
  needBy: string | null;
  price?: string | null;
  tracking: 'none' | 'lot';
  inspectIncoming: boolean;
}

export interface PurchaseOrderDetail extends PurchaseOrderRow {
  overTolerancePercent: string;
  approvedBy: string | null;
  remark: string | null;
  lines: PurchaseOrderLine[];
  receipts: { id: string; code: string; state: string; createdAt: string }[];
}

export interface ReceiptRow {
  id: string;
  code: string;
  order: string;
  orderId: string;
  supplier: string;
  supplierName: LocalizedText;
  deliveryNote: string | null;
  state: string;
  createdAt: string;
  createdBy: string;
  version: number;
}

export interface ReceiptDetail extends ReceiptRow {
  remark: string | null;
  lines: {
    id: string;
    line: number;
    item: string;
    itemName: LocalizedText;
    quantity: string;
    unit: string;
    lot: string | null;
    location: string;
    inspect: boolean;
    accepted: string;
    rejected: string;
    stored: string;
  }[];
}

export const REQUISITIONS = '/api/procurement/requisitions';
export const ORDERS = '/api/procurement/purchase-orders';
export const RECEIPTS = '/api/procurement/receipts';
