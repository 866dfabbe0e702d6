import type { ProcessEngine } from '../domain/processes/index.ts';
import { atCrashPoint } from '../platform/crash-points/crash-points.ts';
import { processActivities } from './process/process-activities.ts';
import { signalActivities } from './process/signal-activities.ts';
import { timerStartActivities } from './process/timer-start-activities.ts';
import { scriptActivities } from './scripts/javascript.ts';
import { serviceActivities } from './services.ts';

/** Every activity by its name on the wire: those of the workflows, and the catalogue of services. */
export function activitiesOf(engine: ProcessEngine): object {
  const services = Object.entries(serviceActivities(engine.database)).map(([name, run]): [string, typeof run] => [
    name,
    (call) => atCrashPoint('service.write', () => run(call)),
  ]);
  return {
    ...processActivities(engine),
    ...signalActivities(engine),
    ...timerStartActivities(engine),
    ...Object.fromEntries(services),
    ...scriptActivities(),
  };
}
