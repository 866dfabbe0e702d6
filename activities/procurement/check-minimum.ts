import { checkMinimum as command } from '../../domain/procurement/index.ts';
import { serviceActivity } from '../service-activity.ts';
import type { ServiceActivity } from '../service-activity.ts';

export const checkMinimum: ServiceActivity = serviceActivity('procurement.check-minimum', command);
