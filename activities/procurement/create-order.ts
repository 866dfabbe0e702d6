import { createOrder as command } from '../../domain/procurement/index.ts';
import { serviceActivity } from '../service-activity.ts';
import type { ServiceActivity } from '../service-activity.ts';

export const createOrder: ServiceActivity = serviceActivity('procurement.create-order', command);
