import { reverseCompletion as command } from '../../domain/warehouse/index.ts';
import { serviceActivity } from '../service-activity.ts';
import type { ServiceActivity } from '../service-activity.ts';

export const reverseCompletion: ServiceActivity = serviceActivity('warehouse.reverse-completion', command);
