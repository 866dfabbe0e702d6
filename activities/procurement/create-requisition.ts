import { createRequisition as command } from '../../domain/procurement/index.ts';
import { serviceActivity } from '../service-activity.ts';
import type { ServiceActivity } from '../service-activity.ts';

export const createRequisition: ServiceActivity = serviceActivity('procurement.create-requisition', command);
