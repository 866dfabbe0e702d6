import { judgeLot as command } from '../../domain/quality/index.ts';
import { serviceActivity } from '../service-activity.ts';
import type { ServiceActivity } from '../service-activity.ts';

export const judgeLot: ServiceActivity = serviceActivity('quality.judge-lot', command);
