import { workOrderVerbs } from '../../domain/production/index.ts';
import { serviceActivity } from '../service-activity.ts';
import type { ServiceActivity } from '../service-activity.ts';

export const releaseWorkOrder: ServiceActivity = serviceActivity(
  'production.release-work-order',
  workOrderVerbs.release,
);
