import { requisitionVerbs } from '../../domain/procurement/index.ts';
import { serviceActivity } from '../service-activity.ts';
import type { ServiceActivity } from '../service-activity.ts';

export const cancelRequisition: ServiceActivity = serviceActivity(
  'procurement.cancel-requisition',
  requisitionVerbs.cancel,
);
