import { WorkflowIdConflictPolicy, WorkflowIdReusePolicy, WorkflowNotFoundError } from '@temporalio/client';
import type { Client } from '@temporalio/client';
import { workflowNames } from '../../contracts/processes/names.ts';
import { noteTimerStart, runningTimerStarts, wantedTimerStarts } from '../../domain/processes/index.ts';
import type { ProcessEngine } from '../../domain/processes/index.ts';
import type { TimerStartInput } from '../../engine/model/protocol.ts';

/** Any number that no other lock of this database has. */
const LOCK = 7_235_101;

/**
 * Keeps one workflow running for each timer start event of the newest versions: a new version replaces the old one's, a
 * process that no longer starts by time has its workflow ended. One worker at a time; repeating it is harmless.
 */
export async function syncTimerStarts(engine: ProcessEngine, client: Client, taskQueue: string): Promise<void> {
  await engine.database.transaction(async (tx) => {
    const [lock] = await tx.query<{ taken: boolean }>('select pg_try_advisory_xact_lock($1) as taken', [LOCK]);
    if (lock!.taken) await sync(engine, client, taskQueue);
  });
}

async function sync(engine: ProcessEngine, client: Client, taskQueue: string): Promise<void> {
  const wanted = await wantedTimerStarts(engine.database);
  const running = await runningTimerStarts(engine.database);
  for (const { processKey, elementId, versionId, timer, calendars } of wanted) {
    const same = running.some(
      (row) => row.process_key === processKey && row.element_id === elementId && row.version_id === versionId,
    );
    if (same) continue;
    const input: TimerStartInput = {
      ...{ processKey, versionId, elementId, timer, since: Date.now(), fired: 0, last: null },
      calendars: await engine.calendars(calendars, null),
    };
    await client.workflow.start(workflowNames.runTimerStart, {
      workflowId: idOf(taskQueue, processKey, elementId),
      taskQueue,
      args: [input],
      workflowIdConflictPolicy: WorkflowIdConflictPolicy.TERMINATE_EXISTING,
      workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
    });
    await noteTimerStart(engine.database, processKey, elementId, versionId);
  }
  for (const { process_key: processKey, element_id: elementId } of running) {
    if (wanted.some((one) => one.processKey === processKey && one.elementId === elementId)) continue;
    await client.workflow
      .getHandle(idOf(taskQueue, processKey, elementId))
      .terminate('the process no longer starts by this timer')
      .catch((error: unknown) => {
        if (!(error instanceof WorkflowNotFoundError)) throw error;
      });
    await noteTimerStart(engine.database, processKey, elementId, null);
  }
}

/** Installations that share a namespace differ by their task queue. */
function idOf(taskQueue: string, processKey: string, elementId: string): string {
  return `mr-timer:${taskQueue}:${processKey}:${elementId}`.slice(0, 255);
}
