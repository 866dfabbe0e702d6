import type { Tx } from '../../platform/database/database.ts';
import { findRows, readRecord, tableKind } from '../foundation/index.ts';
import type { RowOf } from '../foundation/index.ts';
import { lookUp } from '../masterdata/index.ts';
import { WorkOrder, WorkOrderComponent, WorkOrderOperation, WorkReport } from './entities/index.ts';

export type WorkOrderRow = RowOf<typeof WorkOrder>;
export type OperationRow = RowOf<typeof WorkOrderOperation>;
export type ComponentRow = RowOf<typeof WorkOrderComponent>;
export type WorkReportRow = RowOf<typeof WorkReport>;

export const workOrderRecord = tableKind(WorkOrder, 'WorkOrder', ({ plantId, lineId, departmentId }) => ({
  plantId,
  lineId,
  departmentId,
}));
export const workReportRecord = tableKind(WorkReport, 'WorkReport', ({ plantId, lineId, departmentId, reporters }) => ({
  plantId,
  lineId,
  departmentId,
  reporters,
}));

/** The order that a code or id names, locked: everything that changes its quantities goes through this lock. */
export async function lockOrder(tx: Tx, ref: string): Promise<WorkOrderRow> {
  const { id } = await lookUp(tx, workOrderRecord, ref, { path: 'workOrder' });
  return readRecord(tx, workOrderRecord, id, { lock: true });
}

/** Locks the order of a report: whoever changes what depends on the report takes this lock first. */
export async function lockOrderOfReport(tx: Tx, reportId: string): Promise<WorkOrderRow> {
  const { workOrderId } = await readRecord(tx, workReportRecord, reportId);
  return readRecord(tx, workOrderRecord, workOrderId, { lock: true });
}

/** The report that a code or id names. */
export function reportOf(tx: Tx, ref: string): Promise<WorkReportRow> {
  return lookUp(tx, workReportRecord, ref, { path: 'report' });
}

/** Operations in order. */
export function operationsOf(tx: Tx, workOrderId: string): Promise<OperationRow[]> {
  return findRows(tx, WorkOrderOperation, { workOrderId }, { sequence: 'asc' });
}

export function componentsOf(tx: Tx, workOrderId: string): Promise<ComponentRow[]> {
  return findRows(tx, WorkOrderComponent, { workOrderId }, { line: 'asc' });
}
