import { cancelPutaway as command } from '../../domain/warehouse/index.ts';
import { serviceActivity } from '../service-activity.ts';
import type { ServiceActivity } from '../service-activity.ts';

export const cancelPutaway: ServiceActivity = serviceActivity('warehouse.cancel-putaway', command);
