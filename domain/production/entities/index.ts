export { WorkOrder } from './work-order.ts';
export { WorkOrderComponent } from './work-order-component.ts';
export { WorkOrderEntry } from './work-order-entry.ts';
export { WorkOrderOperation } from './work-order-operation.ts';
export { WorkReport } from './work-report.ts';
export { WorkReportReason } from './work-report-reason.ts';
