/** Inspection plans and lots, judgements, non-conformances. */
import { connectSourceHolds } from './source-holds.ts';

export { cancelInspectionLot } from './cancel-inspection-lot.ts';
export { createInspectionLot } from './create-inspection-lot.ts';
export { createNonconformance } from './create-nonconformance.ts';
export { decideDisposition } from './decide-disposition.ts';
export * as qualityTables from './entities/index.ts';
export { qualityExtras } from './extras.ts';
export { ruleFor } from './find-plan.ts';
export { getInspectionRule } from './get-inspection-rule.ts';
export { codeLetter, samplingPlan } from './iso-2859.ts';
export { judgeLot } from './judge-lot.ts';
export { inspectionLotDetail, inspectionLotList, nonconformanceDetail, nonconformanceList } from './lists.ts';
export { holdLot, releaseLot } from './lot-status.ts';
export { inspectionPlanKind } from './plan-kind.ts';
export { recordInspection } from './record-inspection.ts';
export { inspectionLotRecord, nonconformanceRecord } from './records.ts';
export type { InspectionLotRow, NonconformanceRow } from './records.ts';
export { sourceOf } from './source.ts';
export type { InspectionSource } from './source.ts';

connectSourceHolds();
