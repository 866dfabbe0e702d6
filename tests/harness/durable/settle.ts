import { workflowIdOf } from '../../../contracts/processes/names.ts';
import type { InstanceSnapshot } from '../../../engine/model/protocol.ts';
import { sleep, waitUntil } from '../parts/index.ts';
import type { Stage } from './stage.ts';
import { virtualNow } from './virtual-clock.ts';

const LOOK_MS = 1000;

/** Waits until nothing more happens by itself: no command, message, signal, activity or due timer is under way. */
export async function settle(stage: Stage): Promise<void> {
  let doing: string[] = [];
  const idle = async (): Promise<boolean> => {
    doing = await underWay(stage);
    if (doing.length > 0) return false;
    // What is left to background jobs, such as a start that has become possible, is taken up before it counts as quiet.
    await stage.runJobs();
    doing = [...(await inRows(stage)), ...(await behindWorkflows(stage))];
    return doing.length === 0;
  };
  await waitUntil('nothing happens any more', idle, { timeout: 60_000, interval: 8 }).catch((error: unknown) => {
    throw new Error(`still under way: ${doing.join(', ')}`, { cause: error });
  });
}

/** Moves the clock; deadlines on the way fire at their own time, oldest first. */
export async function advanceTo(stage: Stage, target: number): Promise<void> {
  await settle(stage);
  for (let due = await nextDeadline(stage); due !== null && due <= target; due = await nextDeadline(stage)) {
    await stage.sleepUntil(due);
    // The server fires a moment later; until the step is projected the row still shows the deadline.
    await sleep(5);
    await settle(stage);
  }
  await stage.sleepUntil(target);
  await settle(stage);
}

async function nextDeadline(stage: Stage): Promise<number | null> {
  const [row] = await stage.database.query<{ due: Date | null }>(
    `select min(next_deadline) as due from instance where state = 'active'`,
  );
  return row?.due?.getTime() ?? null;
}

async function underWay(stage: Stage): Promise<string[]> {
  const found = await inRows(stage);
  if (found.some((what) => what.endsWith(' signals'))) await stage.runJobs();
  return found;
}

async function inRows(stage: Stage): Promise<string[]> {
  if (stage.inFlight.count > 0) return [`${stage.inFlight.count} activities`];
  const [row] = await stage.database.query<Record<string, number>>(
    `select (select count(*)::int from command where state = 'running') as commands,
       (select count(*)::int from message where state = 'assigned') as messages,
       (select count(*)::int from signal_broadcast where state <> 'done') as signals,
       (select count(*)::int from instance where state = 'active' and next_deadline <= to_timestamp($1 / 1000.0)) as timers`,
    [virtualNow()],
  );
  return Object.entries(row!).flatMap(([what, count]) => (count > 0 ? [`${count} ${what}`] : []));
}

interface InstanceRow {
  id: string;
  seq: number;
  process_key: string;
}

async function behindWorkflows(stage: Stage): Promise<string[]> {
  const instances = await stage.database.query<InstanceRow>('select id, seq, process_key from instance');
  const behind = await Promise.all(instances.map((instance) => unfinished(stage, instance)));
  return behind.flat();
}

/** A query that meets a run just being continued as new gets no answer of the test server. */
function unfinished(stage: Stage, row: InstanceRow): Promise<string[]> {
  const look = stage.client.withDeadline(Date.now() + LOOK_MS, () => comparedWithWorkflow(stage, row));
  return look.catch((error: unknown) => [`${row.process_key}: ${String(error)}`]);
}

async function comparedWithWorkflow(stage: Stage, { id, seq, process_key: key }: InstanceRow): Promise<string[]> {
  const handle = stage.client.workflow.getHandle(workflowIdOf(id));
  const { raw, runId, historyLength, status } = await handle.describe();
  const unanswered = stage.services.unanswered.filter(({ call }) => call.instanceId === id).length;
  const pending = (raw.pendingActivities ?? []).map(({ activityType }) => activityType?.name ?? '?');
  // A closed workflow still lists those that were under way at its end.
  if (status.name === 'RUNNING' && pending.length > unanswered) return [`${key}: activities ${pending.join(', ')}`];
  // A workflow whose history has not grown is where it was.
  const place = `${runId} ${historyLength} ${seq}`;
  if (stage.compared.get(id) === place) return [];
  const snapshot = await handle.query<InstanceSnapshot>('snapshot');
  if (snapshot.outside > unanswered) return [`${key}: ${snapshot.outside} effects`];
  if (snapshot.seq !== seq) return [`${key}: rows are at ${seq}, the workflow at ${snapshot.seq}`];
  stage.compared.set(id, place);
  return [];
}
