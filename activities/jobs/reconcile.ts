import type { Client } from '@temporalio/client';
import {
  longestUnchecked,
  reconcileInstance,
  recordEngineFailures,
  stillOpen,
  suspectInstances,
} from '../../domain/processes/index.ts';
import type { ProcessEngine } from '../../domain/processes/index.ts';

const PREFIX = 'mr:';
/** Ends are looked for this far back at the first look, and overlap by this much at each further one. */
const FIRST_LOOK_MS = 24 * 3_600_000;
const OVERLAP_MS = 60_000;
const BATCH = 200;

/** Instances that were flagged, and a few whose last comparison lies longest back. */
export async function reconcileSome(engine: ProcessEngine): Promise<void> {
  const ids = [...(await suspectInstances(engine.database, 50)), ...(await longestUnchecked(engine.database, 10))];
  for (const id of new Set(ids)) {
    const what = await reconcileInstance(engine, id);
    if (what !== 'in-order') engine.warn('the reconciler found a difference', { instance: id, what });
  }
}

/** Finds runs that ended without telling: terminated from outside, or their last flush got lost. */
export function silentEnds(engine: ProcessEngine, client: Client, taskQueue: string): () => Promise<void> {
  let since = Date.now() - FIRST_LOOK_MS;
  return async () => {
    const from = new Date(since).toISOString();
    const begun = Date.now();
    const query = `WorkflowType = 'runProcess' AND TaskQueue = '${taskQueue}' AND CloseTime > '${from}' AND ExecutionStatus != 'ContinuedAsNew'`;
    let batch: string[] = [];
    for await (const run of client.workflow.list({ query })) {
      batch.push(run.workflowId.slice(PREFIX.length));
      if (batch.length >= BATCH) batch = await checkEnds(engine, batch);
    }
    await checkEnds(engine, batch);
    since = begun - OVERLAP_MS;
  };
}

async function checkEnds(engine: ProcessEngine, ids: string[]): Promise<never[]> {
  for (const id of await stillOpen(engine.database, ids)) await reconcileInstance(engine, id);
  return [];
}

/** Workflow tasks that fail again and again: an engine bug or a bad deployment, shown on the stuck board. */
export async function findEngineFailures(engine: ProcessEngine, client: Client, taskQueue: string): Promise<void> {
  const query = `WorkflowType = 'runProcess' AND TaskQueue = '${taskQueue}' AND ExecutionStatus = 'Running' AND TemporalReportedProblems IS NOT NULL`;
  const failing: { id: string; message: string }[] = [];
  for await (const run of client.workflow.list({ query })) {
    const problems = run.searchAttributes['TemporalReportedProblems'];
    failing.push({ id: run.workflowId.slice(PREFIX.length), message: problems?.join('; ') ?? 'workflow task fails' });
    if (failing.length >= 1000) break;
  }
  await recordEngineFailures(engine.database, failing);
}
