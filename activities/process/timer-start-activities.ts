import { loadCommand, sendCommand, startScheduled } from '../../domain/processes/index.ts';
import type { ProcessEngine } from '../../domain/processes/index.ts';
import { asFailure } from '../as-failure.ts';
import type { TimerStartActivities } from './types.ts';

/** Activities of `startByTimer`. */
export function timerStartActivities(engine: ProcessEngine): TimerStartActivities {
  return {
    startScheduledInstance: (start) =>
      asFailure(async () => {
        const commandId = await engine.database.transaction((tx) => startScheduled(tx, start));
        const command = await loadCommand(engine, commandId);
        if (command) await sendCommand(engine, command, { withdrawIfUnsent: false, timeoutMs: 20_000 });
      }),
  };
}
