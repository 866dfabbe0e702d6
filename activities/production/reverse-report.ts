import { reverseReport as command } from '../../domain/production/index.ts';
import { serviceActivity } from '../service-activity.ts';
import type { ServiceActivity } from '../service-activity.ts';

export const reverseReport: ServiceActivity = serviceActivity('production.reverse-report', command);
