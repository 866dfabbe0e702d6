import { releaseStock as command } from '../../domain/warehouse/index.ts';
import { serviceActivity } from '../service-activity.ts';
import type { ServiceActivity } from '../service-activity.ts';

export const releaseStock: ServiceActivity = serviceActivity('warehouse.release-stock', command);
