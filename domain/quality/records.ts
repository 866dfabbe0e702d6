import type { Tx } from '../../platform/database/database.ts';
import { readRecord, tableKind } from '../foundation/index.ts';
import type { RowOf } from '../foundation/index.ts';
import { lookUp } from '../masterdata/index.ts';
import { lockOrderOfReport } from '../production/index.ts';
import { InspectionLot, InspectionPlan, Nonconformance } from './entities/index.ts';

export type InspectionPlanRow = RowOf<typeof InspectionPlan>;
export type InspectionLotRow = RowOf<typeof InspectionLot>;
export type NonconformanceRow = RowOf<typeof Nonconformance>;

export const inspectionPlanRecord = tableKind(InspectionPlan, 'InspectionPlan', ({ plantId }) => ({ plantId }));
export const inspectionLotRecord = tableKind(
  InspectionLot,
  'InspectionLot',
  ({ plantId, lineId, departmentId, sourceKind, reporters }) => ({
    plantId,
    lineId,
    departmentId,
    source: sourceKind,
    reporters,
  }),
);
/** Permitted as the inspection lot from which it comes; its hints say where it belongs. */
export const nonconformanceRecord = tableKind(Nonconformance, 'InspectionLot', ({ plantId }) => ({ plantId }));

export async function inspectionLotOf(tx: Tx, ref: string): Promise<InspectionLotRow> {
  return lookUp(tx, inspectionLotRecord, ref, { path: 'inspectionLot' });
}

/** Locks it, the work order of its report before: everything that depends on an order is locked after it. */
export async function lockInspectionLot(tx: Tx, id: string): Promise<InspectionLotRow> {
  const { sourceKind, sourceId } = await readRecord(tx, inspectionLotRecord, id);
  if (sourceKind === 'work-report') await lockOrderOfReport(tx, sourceId);
  return readRecord(tx, inspectionLotRecord, id, { lock: true });
}
