/** Work orders and work reports. */
export { acceptReport } from './accept-report.ts';
export type { AcceptedReport } from './accept-report.ts';
export { changeWorkOrder } from './change-work-order.ts';
export { correctReport } from './correct-report.ts';
export { createWorkOrder } from './create-work-order.ts';
export { decideOverTolerance } from './decide-over-tolerance.ts';
export * as productionTables from './entities/index.ts';
export { WorkOrder, WorkOrderOperation, WorkReport } from './entities/index.ts';
export { productionExtras } from './extras.ts';
export { importWorkOrders, workOrderColumns } from './import-work-orders.ts';
export { workOrderDetail, workOrderList, workReportDetail, workReportList } from './lists.ts';
export { changePieces, recordStored, storable } from './pieces.ts';
export { lockOrderOfReport, operationsOf, reportOf, workOrderRecord, workReportRecord } from './records.ts';
export type { OperationRow, WorkOrderRow, WorkReportRow } from './records.ts';
export { reportWork } from './report-work.ts';
export { reverseReport } from './reverse-report.ts';
export { workOrderTransitions } from './transitions.ts';
export { workOrderVerbs } from './work-order-verbs.ts';
