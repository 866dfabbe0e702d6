import { WorkflowIdConflictPolicy, WorkflowIdReusePolicy, WorkflowNotFoundError } from '@temporalio/client';
import type { Client } from '@temporalio/client';
import { workflowNames } from '../../contracts/processes/names.ts';
import { noteTimerStart, runningTimerStarts, wantedTimerStarts } from '../../domain/processes/index.ts';
import type { ProcessEngine, RunningTimerStart, WantedTimerStart } from '../../domain/processes/index.ts';
import type { TimerStartInput } from '../../engine/model/protocol.ts';

type Place = Pick<WantedTimerStart, 'processKey' | 'elementId' | 'definition'>;

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
  for (const start of wanted) {
    const { processKey, elementId, definition, versionId, timer, calendars } = start;
    if (running.some((row) => isOf(row, start) && row.version_id === versionId)) continue;
    const input: TimerStartInput = {
      ...{ processKey, versionId, elementId, definition, timer, since: Date.now(), fired: 0, last: null },
      calendars: await engine.calendars(calendars, null),
    };
    await client.workflow.start(workflowNames.runTimerStart, {
      workflowId: idOf(taskQueue, start),
      taskQueue,
      args: [input],
      workflowIdConflictPolicy: WorkflowIdConflictPolicy.TERMINATE_EXISTING,
      workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
    });
    await noteTimerStart(engine.database, start, versionId);
  }
  for (const row of running) {
    if (wanted.some((start) => isOf(row, start))) continue;
    const place = { processKey: row.process_key, elementId: row.element_id, definition: row.definition };
    await client.workflow
      .getHandle(idOf(taskQueue, place))
      .terminate('the process no longer starts by this timer')
      .catch((error: unknown) => {
        if (!(error instanceof WorkflowNotFoundError)) throw error;
      });
    await noteTimerStart(engine.database, place, null);
  }
}

function isOf(row: RunningTimerStart, { processKey, elementId, definition }: Place): boolean {
  return row.process_key === processKey && row.element_id === elementId && row.definition === definition;
}

/** Installations that share a namespace differ by their task queue. */
function idOf(taskQueue: string, { processKey, elementId, definition }: Place): string {
  return `mr-timer:${taskQueue}:${definition}:${processKey}:${elementId}`.slice(0, 255);
}
