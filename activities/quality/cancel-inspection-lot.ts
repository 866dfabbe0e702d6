import { cancelInspectionLot as command } from '../../domain/quality/index.ts';
import { serviceActivity } from '../service-activity.ts';
import type { ServiceActivity } from '../service-activity.ts';

export const cancelInspectionLot: ServiceActivity = serviceActivity('quality.cancel-inspection-lot', command);
