import { continueAsNew, proxyActivities, sleep } from '@temporalio/workflow';
import { nextTimerStart } from '../engine/execute/index.ts';
import type { TimerStartInput } from '../engine/model/protocol.ts';
import type { TimerStartActivities } from '../activities/process/types.ts';

const { startByTimer } = proxyActivities<TimerStartActivities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

/** Starts of one run; the next run goes on, so that a history stays short. */
const STARTS = 100;

/**
 * One timer start event of one published version: waits for its instant, starts an instance, and again. The engine says
 * when, so cycles, cron and working calendars mean the same here as inside a process.
 */
export async function runTimerStart(input: TimerStartInput): Promise<void> {
  let { fired, last } = input;
  for (let round = 0; round < STARTS; round++) {
    const due = nextTimerStart(input.timer, input.calendars, { since: input.since, fired, last }, Date.now());
    if (due === null) return;
    await sleep(Math.max(1, due - Date.now()));
    const { processKey, versionId, elementId, definition } = input;
    await startByTimer({ processKey, versionId, elementId, definition, at: Date.now(), number: fired });
    fired++;
    last = due;
  }
  await continueAsNew<typeof runTimerStart>({ ...input, fired, last });
}
