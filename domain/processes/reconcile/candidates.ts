import type { Database } from '../../../platform/database/database.ts';

/** Instances that something cast doubt on. */
export async function suspectInstances(database: Pick<Database, 'query'>, limit: number): Promise<string[]> {
  const rows = await database.query<{ id: string }>('select id from instance where suspect limit $1', [limit]);
  return rows.map((row) => row.id);
}

/**
 * Open instances whose comparison with the workflow lies longest back; taking them moves them to the end of the queue,
 * so several workers share the work.
 */
export async function longestUnchecked(database: Pick<Database, 'query'>, limit: number): Promise<string[]> {
  const rows = await database.query<{ id: string }>(
    `update instance set checked_at = now() where id in (
       select id from instance where state in ('active', 'suspended', 'starting') and started_at < now() - interval '1 minute'
         and (checked_at is null or checked_at < now() - interval '1 hour')
       order by checked_at nulls first limit $1 for update skip locked) returning id`,
    [limit],
  );
  return rows.map((row) => row.id);
}

/** Those of the given instances that rows still show as open. */
export async function stillOpen(database: Pick<Database, 'query'>, ids: string[]): Promise<string[]> {
  const rows = await database.query<{ id: string }>(
    `select id from instance where id = any($1::uuid[]) and state in ('active', 'suspended', 'starting')`,
    [ids],
  );
  return rows.map((row) => row.id);
}

/** Instances whose workflow does not get on, as found just now; those not found any more are resolved. */
export async function recordEngineFailures(
  database: Pick<Database, 'query'>,
  failing: { id: string; message: string }[],
): Promise<void> {
  await database.query(
    `with found as (select * from jsonb_to_recordset($1::jsonb) as f(id uuid, message text)),
       gone as (update engine_failure set resolved_at = now() where resolved_at is null and instance_id not in (select id from found))
     insert into engine_failure as e (instance_id, since, message) select f.id, now(), f.message from found f
     on conflict (instance_id) do update set message = excluded.message, resolved_at = null,
       since = case when e.resolved_at is null then e.since else excluded.since end`,
    [JSON.stringify(failing)],
  );
}

/** Renews how long visits usually take, from the last month. */
export async function computeUsualTimes(database: Pick<Database, 'query'>): Promise<void> {
  await database.query(
    `insert into element_usual (process_key, element_id, n, p50, p90, computed_at)
     select i.process_key, v.element_id, count(*)::int,
       make_interval(secs => percentile_cont(0.5) within group (order by extract(epoch from v.left_at - v.since))),
       make_interval(secs => percentile_cont(0.9) within group (order by extract(epoch from v.left_at - v.since))), now()
     from visit v join instance i on i.id = v.instance_id
     where v.state = 'completed' and v.left_at > now() - interval '30 days' group by 1, 2
     on conflict (process_key, element_id) do update set n = excluded.n, p50 = excluded.p50, p90 = excluded.p90,
       computed_at = excluded.computed_at`,
  );
}

/**
 * Marks open tasks that nobody who is active could take. People and roles change without touching tasks, so this is done
 * for each different set of candidates, of which there are few, and writes only what changed.
 */
export async function markUnstaffed(database: Pick<Database, 'query'>): Promise<void> {
  await database.query(
    `with staffed as (select coalesce(array_agg(distinct r.code::text), '{}') as codes from role r
         join role_assignment a on a.role_id = r.id and a.valid_from <= now() and a.revoked_at is null
           and (a.expires_at is null or a.expires_at > now())
         join app_user p on p.id = a.user_id and p.active),
       people as (select coalesce(array_agg(username::text), '{}') as names from app_user where active),
       judged as (select assignee, candidate_users, candidate_groups, escalated_to,
           case when assignee is not null then not assignee = any (people.names)
             else not (candidate_users && people.names or (candidate_groups || escalated_to) && staffed.codes) end as unstaffed
         from (select distinct assignee, candidate_users, candidate_groups, escalated_to from task where state = 'open') t, staffed, people)
     update task t set unstaffed = j.unstaffed from judged j
     where t.state = 'open' and t.unstaffed <> j.unstaffed and t.assignee is not distinct from j.assignee
       and t.candidate_users = j.candidate_users and t.candidate_groups = j.candidate_groups and t.escalated_to = j.escalated_to`,
  );
}

/** Fewer finished visits than this say nothing about what is usual. */
const USUAL_FROM = 20;
const SLOW_BATCH = 5000;

/** Marks visits that wait longer than nine of ten did before; returns how many. */
export async function markSlow(database: Pick<Database, 'query'>): Promise<number> {
  const marked = await database.query(
    `update visit set slow = true where (instance_id, epoch, visit) in (
       select v.instance_id, v.epoch, v.visit from element_usual u
         join visit v on v.element_id = u.element_id and v.state = 'waiting' and v.armed_for is null and not v.slow
           and v.since < now() - u.p90
         join instance i on i.id = v.instance_id and i.process_key = u.process_key
       where u.n >= ${USUAL_FROM} and v.waiting_for ->> 'kind' in ('task', 'service', 'message', 'signal') limit ${SLOW_BATCH})
     returning 1`,
  );
  return marked.length;
}
