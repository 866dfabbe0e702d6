import { reserveStock as command } from '../../domain/warehouse/index.ts';
import { serviceActivity } from '../service-activity.ts';
import type { ServiceActivity } from '../service-activity.ts';

export const reserveStock: ServiceActivity = serviceActivity('warehouse.reserve-stock', command);
