import type { ProjectionRows } from './row-types.ts';

/** One part of the projecting statement: a data-modifying CTE over rows given as one JSON parameter. */
interface Part {
  name: string;
  rows(rows: ProjectionRows): readonly object[];
  /** SQL with `$rows` for the JSON parameter; `i` is the instance's row. */
  sql: string;
}

const EVENTS = `jsonb_to_recordset($rows) as r(epoch int, seq int, at timestamptz, type text, actor text, command_id uuid,
  behaviour int, event jsonb, trace jsonb, effects jsonb)`;

/** Steps that are stored already with other content: a workflow task was taken again and went another way. */
const REWRITTEN = `select 1 from ${EVENTS} join instance_event e on e.instance_id = $1::uuid and e.epoch = r.epoch and e.seq = r.seq
  where (e.event, e.trace, e.effects) is distinct from (r.event, r.trace, r.effects)`;

const parts: readonly Part[] = [
  {
    name: 'events',
    rows: (rows) => rows.events,
    sql: `insert into instance_event (instance_id, epoch, seq, at, type, actor, command_id, behaviour, event, trace, effects)
      select $1::uuid, r.* from ${EVENTS} on conflict (instance_id, epoch, seq) do nothing`,
  },
  {
    name: 'variables',
    rows: (rows) => (Object.keys(rows.variables).length > 0 ? [rows.variables] : []),
    sql: `insert into instance_variable as v (instance_id, name, text, number, instant, seq)
      select $1::uuid, s.name,
        case when s.type in ('string', 'boolean') then left(x.value #>> '{}', 500) end,
        case when s.type = 'number' and jsonb_typeof(x.value) = 'number' then (x.value #>> '{}')::numeric end,
        case when s.type = 'date' then try_timestamptz(x.value #>> '{}') end,
        $2::int
      from i join process_version pv on pv.id = i.version_id
        cross join jsonb_to_recordset(pv.searchable) as s(name text, type text)
        join jsonb_each($rows -> 0) as x on x.key = s.name
      on conflict (instance_id, name) do update set text = excluded.text, number = excluded.number,
        instant = excluded.instant, seq = excluded.seq where v.seq <= excluded.seq`,
  },
  {
    name: 'task_patches',
    rows: (rows) => [...rows.taskPatches.values()],
    sql: `update task t set seq = r.seq, version = t.version + 1,
        state = coalesce(r.state, t.state),
        due = case when r.has_due then r.due else t.due end,
        ended_at = coalesce(r.ended_at, t.ended_at), completed_by = coalesce(r.completed_by, t.completed_by),
        outcome = coalesce(r.outcome, t.outcome), escalation = greatest(t.escalation, r.escalation),
        escalated_to = t.escalated_to || coalesce(r.escalated_to, '{}'), breached = t.breached or coalesce(r.breached, false)
      from jsonb_to_recordset($rows) as r(id uuid, seq int, state text, due timestamptz, has_due boolean,
        ended_at timestamptz, completed_by text, outcome text, escalation int, escalated_to text[], breached boolean)
      where t.id = r.id and t.seq < r.seq`,
  },
  {
    name: 'tasks',
    rows: (rows) => [...rows.tasks.values()],
    sql: `insert into task (id, seq, epoch, visit, element_id, state, assignee, candidate_users, candidate_groups, form_key,
        record, four_eyes, outcomes, locals, loop_counter, due, follow_up, priority, created_at, ended_at, completed_by,
        outcome, escalation, escalated_to, breached, unstaffed, instance_id, process_key, version_id, plant_id, business_key, version)
      select r.id, r.seq, r.epoch, r.visit, r.element_id, r.state, r.assignee, r.candidate_users, r.candidate_groups,
        r.form_key, r.record, r.four_eyes, r.outcomes, r.locals, r.loop_counter, r.due, r.follow_up, r.priority,
        r.created_at, r.ended_at, r.completed_by, r.outcome, coalesce(r.escalation, 0), coalesce(r.escalated_to, '{}'),
        coalesce(r.breached, false), false, $1::uuid, i.process_key, i.version_id, i.plant_id, coalesce($8::text, i.business_key), 1
      from i cross join jsonb_to_recordset($rows) as r(id uuid, seq int, epoch int, visit int, element_id text, state text,
        assignee text, candidate_users text[], candidate_groups text[], form_key text, record text, four_eyes jsonb,
        outcomes jsonb, locals jsonb, loop_counter int, due timestamptz, follow_up timestamptz, priority int,
        created_at timestamptz, ended_at timestamptz, completed_by text, outcome text, escalation int,
        escalated_to text[], breached boolean)
      on conflict (id) do nothing`,
  },
  {
    name: 'visit_patches',
    rows: (rows) => [...rows.visitPatches.values()],
    sql: `update visit v set seq = r.seq, state = r.state, left_at = r.left_at
      from jsonb_to_recordset($rows) as r(visit int, seq int, state text, left_at timestamptz)
      where v.instance_id = $1::uuid and v.epoch = $3::int and v.visit = r.visit and v.seq < r.seq`,
  },
  {
    name: 'visits',
    rows: (rows) => [...rows.visits.values()],
    sql: `insert into visit as v (instance_id, epoch, visit, seq, element_id, scope, armed_for, waiting_for, state, since, left_at)
      select $1::uuid, r.* from jsonb_to_recordset($rows) as r(epoch int, visit int, seq int, element_id text, scope int,
        armed_for int, waiting_for jsonb, state text, since timestamptz, left_at timestamptz)
      on conflict (instance_id, epoch, visit) do update set seq = excluded.seq, waiting_for = excluded.waiting_for,
        state = excluded.state, left_at = excluded.left_at where v.seq < excluded.seq`,
  },
  {
    name: 'unsubscribed',
    rows: (rows) => rows.unsubscribed,
    sql: `update subscription s set open = false, seq = r.seq
      from jsonb_to_recordset($rows) as r(id uuid, seq int) where s.id = r.id and s.seq < r.seq`,
  },
  {
    name: 'subscriptions',
    rows: (rows) => [...rows.subscriptions.values()],
    sql: `insert into subscription (id, seq, kind, name, correlation_key, visit, element_id, open, since, instance_id,
        business_key, process_key)
      select r.id, r.seq, r.kind, r.name, r.correlation_key, r.visit, r.element_id, r.open, r.since, $1::uuid,
        coalesce($8::text, i.business_key), i.process_key
      from i cross join jsonb_to_recordset($rows) as r(id uuid, seq int, kind text, name text, correlation_key text,
        visit int, element_id text, open boolean, since timestamptz)
      on conflict (id) do nothing`,
  },
  {
    name: 'incident_patches',
    rows: (rows) => rows.incidentPatches,
    sql: `update incident x set seq = r.seq, state = 'resolved', resolution = r.resolution, resolved_at = r.resolved_at
      from jsonb_to_recordset($rows) as r(id uuid, seq int, resolution text, resolved_at timestamptz)
      where x.id = r.id and x.seq < r.seq`,
  },
  {
    name: 'incidents',
    rows: (rows) => [...rows.incidents.values()],
    sql: `insert into incident (id, seq, visit, element_id, code, message, detail, raised_at, state, resolution,
        resolved_at, instance_id, process_key)
      select r.*, $1::uuid, i.process_key from i cross join jsonb_to_recordset($rows) as r(id uuid, seq int, visit int,
        element_id text, code text, message text, detail jsonb, raised_at timestamptz, state text, resolution text,
        resolved_at timestamptz)
      on conflict (id) do nothing`,
  },
  {
    name: 'notifications',
    rows: (rows) => rows.notifications,
    sql: `insert into notification (id, task_id, instance_id, action, stage, role, at)
      select r.id, r.task_id, $1::uuid, r.action, r.stage, r.role, r.at
      from jsonb_to_recordset($rows) as r(id uuid, task_id uuid, action text, stage int, role text, at timestamptz)
      on conflict (id) do nothing`,
  },
  {
    name: 'signals',
    rows: (rows) => rows.signals,
    sql: `insert into signal_broadcast (id, name, variables, actor, state, at)
      select r.id, r.name, r.variables, r.actor, 'pending', r.at
      from jsonb_to_recordset($rows) as r(id uuid, name text, variables jsonb, actor jsonb, at timestamptz)
      on conflict (id) do nothing`,
  },
  {
    name: 'messages',
    rows: (rows) => rows.messages,
    sql: `insert into message (id, name, message_id, correlation_key, variables, actor, state, published_at, expires_at)
      select r.id, r.name, r.message_id, r.correlation_key, r.variables, r.actor, 'buffered', r.published_at, r.expires_at
      from jsonb_to_recordset($rows) as r(id uuid, name text, message_id text, correlation_key text, variables jsonb,
        actor jsonb, published_at timestamptz, expires_at timestamptz)
      on conflict do nothing`,
  },
  {
    name: 'delivered',
    rows: (rows) => rows.delivered.map((id) => ({ id })),
    sql: `update message m set state = 'delivered', delivered_at = $6::timestamptz, instance_id = $1::uuid
      from jsonb_to_recordset($rows) as r(id uuid) where m.id = r.id and m.state <> 'delivered'`,
  },
  {
    name: 'commands',
    rows: (rows) => rows.commands.map((id) => ({ id })),
    sql: `update command c set state = 'done', ended_at = now() from jsonb_to_recordset($rows) as r(id uuid)
      where c.id = r.id and c.state = 'running'`,
  },
];

/** `$1` instance, `$2` seq, `$3` epoch, `$4` state, `$5` ended, `$6` moved, `$7` deadline, `$8` business key, `$9` variables. */
const PREAMBLE = `i as materialized (select * from instance where id = $1::uuid),
  u as (update instance set seq = $2::int, epoch = $3::int, state = coalesce($4::text, case state when 'starting' then 'active' else state end),
      ended_at = coalesce($5::timestamptz, ended_at), last_moved_at = $6::timestamptz, next_deadline = $7::timestamptz,
      business_key = coalesce($8::text, business_key), variables = variables || $9::jsonb
    where id = $1::uuid and (epoch, seq) < ($3::int, $2::int) returning 1),
  hints as (insert into live_hint (subject, ref, version, scope)
    select 'Instance', i.id::text, $2::int, jsonb_build_object('processKey', i.process_key, 'plantId', i.plant_id) from i
    where exists (select from u)),
  task_hints as (insert into live_hint (subject, ref, version, scope)
    select 'Task', h.id::text, $2::int, jsonb_build_object('processKey', i.process_key, 'plantId', i.plant_id) ||
      coalesce(h.scope, jsonb_build_object('assignee', t.assignee, 'candidateUsers', t.candidate_users,
        'candidateRoles', t.candidate_groups || t.escalated_to), '{}')
    from i cross join jsonb_to_recordset($10::jsonb) as h(id uuid, scope jsonb) left join task t on t.id = h.id
    where exists (select from u))`;

export interface Statement {
  name: string;
  text: string;
  values: unknown[];
}

/** One statement, one round trip: everything a batch of deltas changes, atomically. Returns `{known, rewritten}`. */
export function projectingStatement(instanceId: string, rows: ProjectionRows): Statement {
  const { instance } = rows;
  const values: unknown[] = [
    instanceId,
    instance.seq,
    instance.epoch,
    instance.state,
    instance.ended_at,
    instance.last_moved_at,
    instance.next_deadline,
    instance.business_key,
    JSON.stringify(rows.variables),
    JSON.stringify(taskHints(rows)),
  ];
  const used: string[] = [];
  const ctes: string[] = [];
  for (const part of parts) {
    const given = part.rows(rows);
    if (given.length === 0) continue;
    values.push(JSON.stringify(given));
    used.push(part.name);
    ctes.push(`${part.name} as (${part.sql.replaceAll('$rows', `$${values.length}::jsonb`)})`);
  }
  return {
    // The parts in use name the prepared statement, so that each combination is planned once per connection.
    name: `project ${used.map((name) => name.slice(0, 2) + name.length.toString(36)).join('')}`,
    text: `with ${[PREAMBLE, ...ctes].join(',\n')}
      select exists (select from i) as known, exists (${REWRITTEN.replaceAll('$rows', '$11::jsonb')}) as rewritten`,
    values,
  };
}

function taskHints(rows: ProjectionRows): object[] {
  const hints: object[] = [];
  for (const task of rows.tasks.values()) {
    const { assignee, candidate_users: candidateUsers, candidate_groups: candidateRoles } = task;
    hints.push({ id: task.id, scope: { assignee, candidateUsers, candidateRoles } });
  }
  for (const id of rows.taskPatches.keys()) if (!rows.tasks.has(id)) hints.push({ id });
  return hints;
}
