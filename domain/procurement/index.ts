/** What is bought: requisitions, purchase orders, receipts. */
export { approveRequisition } from './approve-requisition.ts';
export { checkMinimum, shortItems } from './check-minimum.ts';
export { createOrder } from './create-order.ts';
export { createRequisition } from './create-requisition.ts';
export * as procurementTables from './entities/index.ts';
export { procurementExtras } from './extras.ts';
export {
  purchaseOrderDetail,
  purchaseOrderList,
  receiptDetail,
  receiptList,
  requisitionDetail,
  requisitionList,
} from './lists.ts';
export { orderVerbs } from './order-verbs.ts';
export { receiveOrder } from './receive-order.ts';
export { purchaseOrderRecord, receiptLines, receiptRecord, requisitionRecord } from './records.ts';
export type { PurchaseOrderRow, ReceiptLineRow, ReceiptRow, RequisitionRow } from './records.ts';
export { requisitionVerbs } from './requisition-verbs.ts';
export { changeReceiptLine, reverseReceipt } from './reverse-receipt.ts';
export type { ReceiptLineChange } from './reverse-receipt.ts';
export { orderTransitions, requisitionTransitions } from './transitions.ts';
