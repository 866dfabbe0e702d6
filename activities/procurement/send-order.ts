import { orderVerbs } from '../../domain/procurement/index.ts';
import { serviceActivity } from '../service-activity.ts';
import type { ServiceActivity } from '../service-activity.ts';

export const sendOrder: ServiceActivity = serviceActivity('procurement.send-order', orderVerbs.send);
