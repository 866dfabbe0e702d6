import { createInspectionLot as command } from '../../domain/quality/index.ts';
import { serviceActivity } from '../service-activity.ts';
import type { ServiceActivity } from '../service-activity.ts';

export const createInspectionLot: ServiceActivity = serviceActivity('quality.create-inspection-lot', command);
