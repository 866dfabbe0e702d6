import { createNonconformance as command } from '../../domain/quality/index.ts';
import { serviceActivity } from '../service-activity.ts';
import type { ServiceActivity } from '../service-activity.ts';

export const createNonconformance: ServiceActivity = serviceActivity('quality.create-nonconformance', command);
