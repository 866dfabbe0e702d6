import type { ServiceName } from '../contracts/services.ts';
import type { ServiceAnswer, ServiceCall } from '../engine/model/protocol.ts';
import type { Database } from '../platform/database/database.ts';
import { acceptReport } from './production/accept-report.ts';
import { cancelInspectionLot } from './quality/cancel-inspection-lot.ts';
import { cancelPutaway } from './warehouse/cancel-putaway.ts';
import { cancelRequisition } from './procurement/cancel-requisition.ts';
import { checkMinimum } from './procurement/check-minimum.ts';
import { createInspectionLot } from './quality/create-inspection-lot.ts';
import { createNonconformance } from './quality/create-nonconformance.ts';
import { createOrder } from './procurement/create-order.ts';
import { createPutaway } from './warehouse/create-putaway.ts';
import { createRequisition } from './procurement/create-requisition.ts';
import { createWorkOrder } from './production/create-work-order.ts';
import { inspectionRule } from './quality/inspection-rule.ts';
import { judgeLot } from './quality/judge-lot.ts';
import { postCompletion } from './warehouse/post-completion.ts';
import { releaseStock } from './warehouse/release-stock.ts';
import { releaseWorkOrder } from './production/release-work-order.ts';
import { reserveStock } from './warehouse/reserve-stock.ts';
import { reverseCompletion } from './warehouse/reverse-completion.ts';
import { reverseReport } from './production/reverse-report.ts';
import { sendOrder } from './procurement/send-order.ts';
import type { ServiceActivity } from './service-activity.ts';

/** Every service of the catalogue; one that is missing does not compile. */
export const serviceRegistry: Record<ServiceName, ServiceActivity> = {
  'production.accept-report': acceptReport,
  'production.reverse-report': reverseReport,
  'production.create-work-order': createWorkOrder,
  'production.release-work-order': releaseWorkOrder,
  'quality.inspection-rule': inspectionRule,
  'quality.create-inspection-lot': createInspectionLot,
  'quality.judge-lot': judgeLot,
  'quality.cancel-inspection-lot': cancelInspectionLot,
  'quality.create-nonconformance': createNonconformance,
  'warehouse.create-putaway': createPutaway,
  'warehouse.cancel-putaway': cancelPutaway,
  'warehouse.post-completion': postCompletion,
  'warehouse.reverse-completion': reverseCompletion,
  'warehouse.reserve-stock': reserveStock,
  'warehouse.release-stock': releaseStock,
  'procurement.check-minimum': checkMinimum,
  'procurement.create-requisition': createRequisition,
  'procurement.cancel-requisition': cancelRequisition,
  'procurement.create-order': createOrder,
  'procurement.send-order': sendOrder,
};

type Answered = (call: ServiceCall) => Promise<ServiceAnswer>;

/** The services as activities: by their names, and their undo, called with the key of what is undone, as `<name>.undo`. */
export function serviceActivities(database: Database): Record<string, Answered> {
  const activities: Record<string, Answered> = {};
  for (const service of Object.values(serviceRegistry)) {
    activities[service.name] = (call) => service.run(database, call);
    activities[`${service.name}.undo`] = (call) => service.undo(database, call);
  }
  return activities;
}
