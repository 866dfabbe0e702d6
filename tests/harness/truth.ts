import type { Client } from '@temporalio/client';
import { messageNames, workflowIdOf } from '../../contracts/processes/names.ts';
import { boundGraph } from '../../domain/processes/index.ts';
import { createInstance, snapshot, step } from '../../engine/execute/index.ts';
import type { CompiledCalendar } from '../../engine/model/calendar.ts';
import type { EngineEvent } from '../../engine/model/event.ts';
import type { InstanceSnapshot } from '../../engine/model/protocol.ts';
import type { Snapshot } from '../../engine/model/snapshot.ts';
import type { Database } from '../../platform/database/database.ts';

interface InstanceRow {
  id: string;
  state: string;
  seq: number;
  epoch: number;
  variables: unknown;
  business_key: string | null;
  parent_instance_id: string | null;
  parent_visit: number | null;
  version_id: string;
  decisions: Record<string, string> | null;
}

/** State of an instance folded from its `instance_event` rows, as anybody could do it years later. */
export async function foldedSnapshot(
  database: Database,
  id: string,
  calendars: Record<string, CompiledCalendar> = {},
): Promise<Snapshot> {
  const [row] = await database.query<InstanceRow>('select * from instance where id = $1', [id]);
  const events = await database.query<{ seq: number; event: EngineEvent }>(
    'select seq, event from instance_event where instance_id = $1 order by epoch, seq',
    [id],
  );
  const graph = await boundGraph(database, row!.version_id, row!.decisions);
  const { business_key: businessKey, parent_instance_id: parentId, parent_visit: visit } = row!;
  const state = createInstance(graph, {
    instanceId: id,
    epoch: row!.epoch,
    businessKey,
    parent: parentId === null || visit === null ? null : { instanceId: parentId, visit },
    calendars,
  });
  for (const { event } of events) step(graph, state, event);
  return snapshot(graph, state);
}

/** Differences between rows, workflow and folded events of one instance; empty when all tell the same. */
export async function untruths(
  database: Database,
  client: Client,
  id: string,
  calendars: Record<string, CompiledCalendar> = {},
): Promise<string[]> {
  const found: string[] = [];
  const check = (what: string, seen: unknown, expected: unknown): void => {
    const [a, b] = [JSON.stringify(seen), JSON.stringify(expected)];
    if (a !== b) found.push(`${what}: ${a}, expected ${b}`);
  };
  const [row] = await database.query<InstanceRow>('select * from instance where id = $1', [id]);
  const folded = await foldedSnapshot(database, id, calendars);
  const handle = client.workflow.getHandle(workflowIdOf(id));
  const truth = await handle.query<InstanceSnapshot>(messageNames.snapshot);
  const { unprojected, outside: _outside, ...workflow } = truth;
  check('folded events', sorted(folded), sorted(workflow));
  check('seq', row!.seq, workflow.seq);
  check('state', row!.state, workflow.status);
  check(
    'kept back',
    unprojected.map(({ seq }) => seq).filter((seq) => seq > row!.seq),
    [],
  );
  check(
    'variables',
    sorted(row!.variables),
    sorted(workflow.scopes.find((scope) => scope.visit === 0)?.variables ?? row!.variables),
  );
  const list = async (sql: string): Promise<string[]> =>
    (await database.query<{ id: string }>(sql, [id])).map((r) => String(r.id)).sort();
  check(
    'open tasks',
    await list(`select id from task where instance_id = $1 and state = 'open'`),
    workflow.tasks.map((t) => t.taskId).sort(),
  );
  check('tasks in between', await list(`select id from task where instance_id = $1 and state = 'completing'`), []);
  check('commands without end', await list(`select id from command where instance_id = $1 and state = 'running'`), []);
  check(
    'commands carried out, each once',
    await list(`select command_id as id from instance_event where instance_id = $1 and command_id is not null`),
    await list(`select id from command where instance_id = $1 and state = 'done'`),
  );
  check(
    'waiting visits',
    await list(`select visit as id from visit where instance_id = $1 and state = 'waiting'`),
    workflow.visits
      .filter((v) => v.waitingFor !== null)
      .map((v) => String(v.visit))
      .sort(),
  );
  check(
    'open incidents',
    await list(`select id from incident where instance_id = $1 and state = 'open'`),
    workflow.incidents.map((i) => i.incidentId).sort(),
  );
  check(
    'subscriptions',
    await list('select id from subscription where instance_id = $1 and open'),
    workflow.subscriptions.map((s) => s.subscriptionId).sort(),
  );
  return found;
}

/** Object keys in order, so that equal things compare equal. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
