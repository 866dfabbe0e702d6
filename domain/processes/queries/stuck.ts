import type { z } from 'zod';
import type { stuckRow } from '../../../contracts/processes/api.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { ActingUser } from '../../foundation/index.ts';
import { whereFor } from '../../identity/index.ts';
import { labelsOf } from './labels.ts';
import { INSTANCE_ATTRIBUTES } from './list-instances.ts';
import { MOST_COUNTED } from './list-tasks.ts';
import { messageItem } from './messages.ts';

export type StuckItem = z.output<typeof stuckRow>;
type Reason = StuckItem['reason'];

interface StuckQueryRow {
  reason: Reason;
  instance_id: string;
  process_key: string;
  version_id: string;
  business_key: string | null;
  element_id: string;
  since: Date;
  task_id: string | null;
  incident_id: string | null;
  assignee: string | null;
  candidates: string[] | null;
  due: Date | null;
  message_name: string | null;
  correlation_key: string | null;
  detail: string | null;
}

/** What helps, by reason; the first one is offered as the main button. */
const REMEDIES: Record<Reason, StuckItem['remedies']> = {
  overdue: ['remind', 'assign', 'change-due', 'cancel'],
  'nobody-can-take-it': ['assign', 'grant-role', 'cancel'],
  incident: ['retry', 'skip', 'cancel'],
  'waiting-for-message': ['send-message', 'cancel'],
  slow: ['remind', 'assign', 'cancel'],
  'child-stuck': ['open-child', 'cancel'],
  'engine-failure': ['retry', 'cancel'],
};

/** A message may be waited for this long before it counts as stuck; tasks and timers have their own due dates. */
const PATIENCE = `interval '1 hour'`;

const NOTHING = 'null::uuid as incident_id, null::text as message_name, null::text as correlation_key';
const TASK = `t.id as task_id, t.assignee, t.candidate_users || t.candidate_groups || t.escalated_to as candidates, t.due`;
const NO_TASK = `null::uuid as task_id, null::text as assignee, null::text[] as candidates, null::timestamptz as due`;

const SOURCES: Record<Reason, string> = {
  incident: `select 'incident' as reason, x.instance_id, x.element_id, x.raised_at as since, ${NO_TASK}, x.id as incident_id,
      null::text as message_name, null::text as correlation_key, x.code || ': ' || x.message as detail
    from incident x where x.state = 'open'`,
  'nobody-can-take-it': `select 'nobody-can-take-it' as reason, t.instance_id, t.element_id, t.created_at as since, ${TASK}, ${NOTHING},
      array_to_string(t.candidate_groups || t.escalated_to, ', ') as detail
    from task t where t.state = 'open' and t.unstaffed`,
  overdue: `select 'overdue' as reason, t.instance_id, t.element_id, coalesce(t.due, 'infinity'::timestamptz) as since, ${TASK}, ${NOTHING},
      null as detail
    from task t where t.state in ('open', 'completing') and coalesce(t.due, 'infinity'::timestamptz) < now()`,
  'waiting-for-message': `select 'waiting-for-message' as reason, s.instance_id, s.element_id, s.since, ${NO_TASK},
      null::uuid as incident_id, s.name as message_name, coalesce(s.correlation_key, s.business_key) as correlation_key, null as detail
    from subscription s join visit v on v.instance_id = s.instance_id and v.visit = s.visit and v.state = 'waiting' and v.armed_for is null
    where s.kind = 'message' and s.open and s.instance_id is not null and s.since < now() - ${PATIENCE}`,
  slow: `select 'slow' as reason, v.instance_id, v.element_id, v.since, ${TASK}, ${NOTHING},
      (select extract(epoch from u.p90)::bigint::text from element_usual u join instance o on o.id = v.instance_id
        where u.process_key = o.process_key and u.element_id = v.element_id) as detail
    from visit v left join task t on t.instance_id = v.instance_id and t.epoch = v.epoch and t.visit = v.visit
      and t.state in ('open', 'completing')
    where v.state = 'waiting' and v.slow and (t.due is null or t.due >= now())`,
  'child-stuck': `select 'child-stuck' as reason, c.parent_instance_id as instance_id, v.element_id, x.raised_at as since, ${NO_TASK},
      x.id as incident_id, null::text as message_name, null::text as correlation_key, c.id::text as detail
    from incident x join instance c on c.id = x.instance_id and c.parent_instance_id is not null
      join visit v on v.instance_id = c.parent_instance_id and v.visit = c.parent_visit and v.state = 'waiting'
    where x.state = 'open'`,
  'engine-failure': `select 'engine-failure' as reason, f.instance_id, '' as element_id, f.since, ${NO_TASK}, ${NOTHING}, f.message as detail
    from engine_failure f where f.resolved_at is null`,
};

export interface StuckFilter {
  reason?: Reason;
  processKey?: string;
  limit: number;
}

/** Everything that does not go on, worst first: why, since when, and what would help. */
export async function listStuck(db: Pick<Tx, 'query'>, actor: ActingUser, filter: StuckFilter): Promise<StuckItem[]> {
  const reasons = filter.reason ? [filter.reason] : (Object.keys(SOURCES) as Reason[]);
  const where = whereFor(actor.ability, 'read', 'Instance', INSTANCE_ATTRIBUTES, 2);
  const rows = await db.query<StuckQueryRow>(
    `select * from (${reasons.map((reason) => `(${oldest(reason, where.sql, '$2')})`).join(' union all ')}) s order by since limit $2`,
    [filter.processKey ?? null, filter.limit, ...where.params],
  );
  const labels = await labelsOf(
    db,
    rows.map((row) => row.version_id),
  );
  const items: StuckItem[] = [];
  for (const row of rows) {
    items.push({
      reason: row.reason,
      instanceId: row.instance_id,
      processKey: row.process_key,
      processName: labels.process(row.version_id),
      businessKey: row.business_key,
      elementId: row.element_id,
      name: labels.element(row.version_id, row.element_id),
      since: row.since.toISOString(),
      taskId: row.task_id,
      incidentId: row.incident_id,
      assignee: row.assignee,
      candidates: row.candidates ?? [],
      due: row.due?.toISOString() ?? null,
      message: row.message_name === null ? null : await awaitedMessage(db, row.message_name, row.correlation_key),
      detail: row.detail,
      remedies:
        row.task_id === null
          ? REMEDIES[row.reason].filter((remedy) => remedy !== 'remind' && remedy !== 'assign')
          : REMEDIES[row.reason],
    });
  }
  return items;
}

/** How many of each reason (1,000 = that many or more), from the same sources as the list. */
export async function countStuck(db: Pick<Tx, 'query'>, actor: ActingUser): Promise<Record<Reason, number>> {
  const where = whereFor(actor.ability, 'read', 'Instance', INSTANCE_ATTRIBUTES, 1);
  const counted = Object.keys(SOURCES).map(
    (reason) =>
      `(select count(*)::int from (${oldest(reason as Reason, where.sql, String(MOST_COUNTED))}) s) as "${reason}"`,
  );
  const [row] = await db.query<Record<Reason, number>>(`select ${counted.join(', ')} from (select $1::text) p`, [
    null,
    ...where.params,
  ]);
  return row!;
}

/** The longest standing rows of one source that the person may see. */
function oldest(reason: Reason, where: string, limit: string): string {
  return `select s.*, i.process_key, i.version_id, i.business_key from (${SOURCES[reason]}) s
    join instance i on i.id = s.instance_id and i.state in ('starting', 'active', 'suspended')
    where ($1::text is null or i.process_key = $1) and ${where} order by s.since limit ${limit}`;
}

/** The message that waits unmatched and comes nearest: same name, whatever its key. */
async function awaitedMessage(
  db: Pick<Tx, 'query'>,
  name: string,
  correlationKey: string | null,
): Promise<StuckItem['message']> {
  const [nearest] = await db.query<Parameters<typeof messageItem>[0]>(
    `select id, name, message_id, correlation_key, state, published_at, expires_at, instance_id from message
     where name = $1 and state in ('buffered', 'expired') order by published_at desc limit 1`,
    [name],
  );
  return { name, correlationKey, nearest: nearest ? messageItem(nearest) : null };
}
