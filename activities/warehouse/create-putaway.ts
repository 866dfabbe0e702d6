import { createPutaway as command } from '../../domain/warehouse/index.ts';
import { serviceActivity } from '../service-activity.ts';
import type { ServiceActivity } from '../service-activity.ts';

export const createPutaway: ServiceActivity = serviceActivity('warehouse.create-putaway', command);
