import { createWorkOrder as command } from '../../domain/production/index.ts';
import { serviceActivity } from '../service-activity.ts';
import type { ServiceActivity } from '../service-activity.ts';

export const createWorkOrder: ServiceActivity = serviceActivity('production.create-work-order', command);
