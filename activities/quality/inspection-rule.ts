import { getInspectionRule as command } from '../../domain/quality/index.ts';
import { serviceActivity } from '../service-activity.ts';
import type { ServiceActivity } from '../service-activity.ts';

export const inspectionRule: ServiceActivity = serviceActivity('quality.inspection-rule', command);
