import { acceptReport as command } from '../../domain/production/index.ts';
import { serviceActivity } from '../service-activity.ts';
import type { ServiceActivity } from '../service-activity.ts';

export const acceptReport: ServiceActivity = serviceActivity('production.accept-report', command);
