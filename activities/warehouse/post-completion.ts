import { postCompletion as command } from '../../domain/warehouse/index.ts';
import { serviceActivity } from '../service-activity.ts';
import type { ServiceActivity } from '../service-activity.ts';

export const postCompletion: ServiceActivity = serviceActivity('warehouse.post-completion', command);
