export { Disposition } from './disposition.ts';
export { InspectionDefect } from './inspection-defect.ts';
export { InspectionJudgement } from './inspection-judgement.ts';
export { InspectionLot } from './inspection-lot.ts';
export { InspectionPlan } from './inspection-plan.ts';
export { InspectionReading } from './inspection-reading.ts';
export { Nonconformance } from './nonconformance.ts';
