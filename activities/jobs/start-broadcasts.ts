import { WorkflowIdReusePolicy, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { Client } from '@temporalio/client';
import { workflowNames } from '../../contracts/processes/names.ts';
import { markBroadcastRunning, pendingBroadcasts } from '../../domain/processes/index.ts';
import type { ProcessEngine } from '../../domain/processes/index.ts';

/** Hands thrown signals to their workflows. Its id is the broadcast's, so two workers start it once. */
export async function startBroadcasts(engine: ProcessEngine, client: Client, taskQueue: string): Promise<void> {
  for (const id of await pendingBroadcasts(engine.database)) {
    try {
      await client.workflow.start(workflowNames.broadcastSignal, {
        workflowId: `mr-signal:${id}`,
        taskQueue,
        args: [id],
        workflowIdReusePolicy: WorkflowIdReusePolicy.REJECT_DUPLICATE,
      });
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
    await markBroadcastRunning(engine.database, id);
  }
}
