import type { InstanceSnapshot } from '../../../engine/model/protocol.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { hint } from '../../foundation/index.ts';

const instant = (at: number): string => new Date(at).toISOString();

/** What a comparison of rows with the workflow found and mended. */
export interface Repair {
  tasks: number;
  visits: number;
  subscriptions: number;
  incidents: number;
  instance: boolean;
}

/**
 * Makes the rows of a running instance equal to what its workflow says. Nothing is deleted: what the workflow does not
 * know is closed, what is missing is made. Row sequence numbers never stay ahead of the workflow's.
 */
export async function repairFromSnapshot(tx: Tx, snapshot: InstanceSnapshot): Promise<Repair> {
  const { instanceId, epoch, seq } = snapshot;
  for (const table of ['task', 'visit', 'subscription', 'incident']) {
    await tx.query(`update ${table} set seq = $2 where instance_id = $1 and seq > $2`, [instanceId, seq]);
  }
  const repair = {
    tasks: await repairTasks(tx, snapshot),
    visits: await repairVisits(tx, snapshot),
    subscriptions: await repairSubscriptions(tx, snapshot),
    incidents: await repairIncidents(tx, snapshot),
    instance: await repairInstance(tx, snapshot),
  };
  await tx.query('update instance set suspect = false, checked_at = now() where id = $1', [instanceId]);
  if (repair.instance || repair.tasks + repair.visits + repair.incidents > 0) {
    await hint(tx, { subject: 'Instance', ref: instanceId, version: epoch * 1_000_000 + seq, scope: {} });
  }
  return repair;
}

async function count(tx: Tx, text: string, values: unknown[]): Promise<number> {
  return (await tx.query(text, values)).length;
}

async function repairTasks(tx: Tx, { instanceId, epoch, seq, tasks }: InstanceSnapshot): Promise<number> {
  const open = tasks.map((task) => task.taskId);
  const closed = await count(
    tx,
    `update task set state = 'cancelled', ended_at = now(), version = version + 1, seq = $3
     where instance_id = $1 and state in ('open', 'completing') and id <> all($2::uuid[]) returning 1`,
    [instanceId, open, seq],
  );
  // A task that is being completed is left alone: its command decides.
  const reopened = await count(
    tx,
    `update task set state = 'open', ended_at = null, completed_by = null, outcome = null, version = version + 1, seq = $3
     where instance_id = $1 and state in ('completed', 'cancelled') and id = any($2::uuid[]) returning 1`,
    [instanceId, open, seq],
  );
  const rows = tasks.map((task) => ({
    ...task,
    due: task.due === undefined ? null : instant(task.due),
    followUp: task.followUp === undefined ? null : instant(task.followUp),
  }));
  const made = await count(tx, INSERT_TASKS, [instanceId, epoch, seq, JSON.stringify(rows)]);
  return closed + reopened + made;
}

const INSERT_TASKS = `insert into task (id, seq, epoch, visit, element_id, state, assignee, candidate_users, candidate_groups,
    form_key, record, four_eyes, outcomes, locals, loop_counter, due, follow_up, priority, created_at, escalation, escalated_to,
    breached, unstaffed, instance_id, process_key, version_id, plant_id, business_key, version)
  select r."taskId", $3, $2, r.visit, r."elementId", 'open', r.assignee, r."candidateUsers", r."candidateGroups", r."formKey", r.record,
    r."fourEyes", r.outcomes, r.locals, r."loopCounter", r.due, r."followUp", r.priority, now(), 0, '{}', false, false, $1,
    i.process_key, i.version_id, i.plant_id, i.business_key, 1
  from instance i cross join jsonb_to_recordset($4::jsonb) as r("taskId" uuid, visit int, "elementId" text, assignee text,
    "candidateUsers" text[], "candidateGroups" text[], "formKey" text, record text, "fourEyes" jsonb, outcomes jsonb,
    locals jsonb, "loopCounter" int, due timestamptz, "followUp" timestamptz, priority int)
  where i.id = $1 on conflict (id) do nothing returning 1`;

async function repairVisits(tx: Tx, { instanceId, epoch, seq, visits }: InstanceSnapshot): Promise<number> {
  const waiting = visits.filter((visit) => visit.waitingFor !== null);
  const closed = await count(
    tx,
    `update visit set state = 'cancelled', left_at = now(), seq = $4
     where instance_id = $1 and epoch = $2 and state = 'waiting' and visit <> all($3::int[]) returning 1`,
    [instanceId, epoch, waiting.map((visit) => visit.visit), seq],
  );
  const rows = waiting.map((visit) => ({ ...visit, since: instant(visit.enteredAt) }));
  const made = await count(
    tx,
    `insert into visit as v (instance_id, epoch, visit, seq, element_id, scope, armed_for, waiting_for, state, since)
     select $1, $2, r.visit, $3, r."elementId", r.scope, r."armedFor", r."waitingFor", 'waiting', r.since
     from jsonb_to_recordset($4::jsonb) as r(visit int, "elementId" text, scope int, "armedFor" int, "waitingFor" jsonb, since timestamptz)
     on conflict (instance_id, epoch, visit) do update set state = 'waiting', left_at = null, waiting_for = excluded.waiting_for,
       seq = excluded.seq where v.state <> 'waiting' or v.waiting_for is distinct from excluded.waiting_for returning 1`,
    [instanceId, epoch, seq, JSON.stringify(rows)],
  );
  return closed + made;
}

async function repairSubscriptions(tx: Tx, { instanceId, seq, subscriptions }: InstanceSnapshot): Promise<number> {
  const closed = await count(
    tx,
    `update subscription set open = false, seq = $3 where instance_id = $1 and open and id <> all($2::uuid[]) returning 1`,
    [instanceId, subscriptions.map((subscription) => subscription.subscriptionId), seq],
  );
  const made = await count(
    tx,
    `insert into subscription as s (id, seq, kind, name, correlation_key, visit, element_id, open, since, instance_id, business_key,
       process_key)
     select r."subscriptionId", $2, r.kind, r.name, r."correlationKey", r.visit, r."elementId", true, now(), $1, i.business_key,
       i.process_key
     from instance i cross join jsonb_to_recordset($3::jsonb) as r("subscriptionId" uuid, kind text, name text,
       "correlationKey" text, visit int, "elementId" text)
     where i.id = $1 on conflict (id) do update set open = true, seq = excluded.seq where not s.open returning 1`,
    [instanceId, seq, JSON.stringify(subscriptions)],
  );
  return closed + made;
}

async function repairIncidents(tx: Tx, { instanceId, seq, incidents }: InstanceSnapshot): Promise<number> {
  const closed = await count(
    tx,
    `update incident set state = 'resolved', resolution = 'cancelled', resolved_at = now(), seq = $3
     where instance_id = $1 and state = 'open' and id <> all($2::uuid[]) returning 1`,
    [instanceId, incidents.map((incident) => incident.incidentId), seq],
  );
  const made = await count(
    tx,
    `insert into incident as x (id, seq, visit, element_id, code, message, raised_at, state, instance_id, process_key)
     select r."incidentId", $2, r.visit, r."elementId", r.code, r.message, now(), 'open', $1, i.process_key
     from instance i cross join jsonb_to_recordset($3::jsonb) as r("incidentId" uuid, visit int, "elementId" text, code text,
       message text)
     where i.id = $1 on conflict (id) do update set state = 'open', resolution = null, resolved_at = null, seq = excluded.seq
       where x.state <> 'open' returning 1`,
    [instanceId, seq, JSON.stringify(incidents)],
  );
  return closed + made;
}

async function repairInstance(tx: Tx, snapshot: InstanceSnapshot): Promise<boolean> {
  const { instanceId, epoch, seq, status, scopes, deadlines } = snapshot;
  const next = deadlines.length === 0 ? null : instant(Math.min(...deadlines.map((deadline) => deadline.at)));
  const root = scopes.find((scope) => scope.visit === 0)?.variables ?? {};
  const changed = await tx.query(
    `update instance set state = $2, epoch = $3, seq = $4, variables = $5::jsonb, next_deadline = $6
     where id = $1 and (state, epoch, seq, variables) is distinct from ($2, $3, $4, $5::jsonb) returning 1`,
    [instanceId, status, epoch, seq, JSON.stringify(root), next],
  );
  return changed.length > 0;
}
