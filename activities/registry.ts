import type { ProcessEngine } from '../domain/processes/index.ts';
import { processActivities } from './process/process-activities.ts';
import { signalActivities } from './process/signal-activities.ts';
import { timerStartActivities } from './process/timer-start-activities.ts';

/** Every activity by its name on the wire. */
export function activitiesOf(engine: ProcessEngine): object {
  return { ...processActivities(engine), ...signalActivities(engine), ...timerStartActivities(engine) };
}
