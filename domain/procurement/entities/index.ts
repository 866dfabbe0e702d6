export { PurchaseOrder } from './purchase-order.ts';
export { PurchaseOrderLine } from './purchase-order-line.ts';
export { Receipt } from './receipt.ts';
export { ReceiptLine } from './receipt-line.ts';
export { Requisition } from './requisition.ts';
export { RequisitionLine } from './requisition-line.ts';
