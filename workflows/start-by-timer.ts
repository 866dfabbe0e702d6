import { proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { TimerStartActivities } from '../activities/process/types.ts';

const { startScheduledInstance } = proxyActivities<TimerStartActivities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

/** What a schedule starts at each of its instants: one instance of the newest version. */
export async function startByTimer(processKey: string, elementId: string): Promise<void> {
  // The run id is the same at every attempt, so one instant makes one instance.
  await startScheduledInstance({ processKey, elementId, at: Date.now(), runId: workflowInfo().runId });
}
