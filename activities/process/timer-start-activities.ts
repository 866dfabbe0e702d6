import { loadCommand, sendCommand, startByTimer } from '../../domain/processes/index.ts';
import type { ProcessEngine } from '../../domain/processes/index.ts';
import { asFailure } from '../as-failure.ts';
import type { TimerStartActivities } from './types.ts';

/** Activities of `runTimerStart`. */
export function timerStartActivities(engine: ProcessEngine): TimerStartActivities {
  return {
    startByTimer: (start) =>
      asFailure(async () => {
        const commandId = await engine.database.transaction((tx) => startByTimer(tx, start));
        const command = await loadCommand(engine, commandId);
        if (command) await sendCommand(engine, command, { withdrawIfUnsent: false, timeoutMs: 20_000 });
      }),
  };
}
