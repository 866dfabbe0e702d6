/**
 * What entities cannot say. `instance_event` is partitioned by the month in which the instance started: its key begins
 * with the instance id, a UUIDv7, so one step has one key whatever the time at which it was projected.
 */
export const processExtras: readonly string[] = [
  `create table instance_event (
     instance_id uuid not null,
     epoch int not null,
     seq int not null,
     at timestamptz not null,
     type text not null,
     actor text,
     command_id uuid,
     behaviour int not null,
     event jsonb not null,
     trace jsonb not null,
     effects jsonb not null,
     primary key (instance_id, epoch, seq)
   ) partition by range (instance_id)`,
  `create table instance_event_default partition of instance_event default`,
  `create function instance_event_floor(month date) returns uuid language sql immutable as $$
     select (lpad(to_hex((extract(epoch from month) * 1000)::bigint), 12, '0') || '00000000000000000000')::uuid
   $$`,
  `create function ensure_instance_event_partition(month date) returns void language plpgsql as $$
   declare
     first date := date_trunc('month', month)::date;
     name text := 'instance_event_' || to_char(first, 'YYYY_MM');
   begin
     -- Rows that came before their partition stay where they are.
     if to_regclass(name) is null and not exists (select from instance_event_default where instance_id >= instance_event_floor(first)
       and instance_id < instance_event_floor((first + interval '1 month')::date)) then
       execute format('create table %I partition of instance_event for values from (%L) to (%L)', name,
         instance_event_floor(first), instance_event_floor((first + interval '1 month')::date));
     end if;
   end $$`,
  `create function try_timestamptz(value text) returns timestamptz language plpgsql stable as $$
   begin
     return value::timestamptz;
   exception when others then
     return null;
   end $$`,
  // Lists of the inbox: one index for each offered order, over open tasks only.
  `create index task_inbox_assignee on task (assignee, (coalesce(due, 'infinity'::timestamptz)), id) where state in ('open', 'completing')`,
  `create index task_inbox_roles on task using gin ((candidate_groups || escalated_to)) where state in ('open', 'completing')`,
  `create index task_inbox_due on task ((coalesce(due, 'infinity'::timestamptz)), id) where state in ('open', 'completing')`,
  `create index task_inbox_priority on task (priority, id) where state in ('open', 'completing')`,
  `create index task_inbox_created on task (created_at, id) where state in ('open', 'completing')`,
  `create index task_done on task (completed_by, ended_at, id) where state = 'completed'`,
  `create index task_unstaffed on task (created_at) where unstaffed and state = 'open'`,
  // A number is looked for by its beginning or its end.
  `create index task_key_prefix on task (lower(business_key) text_pattern_ops)`,
  `create index task_key_suffix on task (reverse(lower(business_key)) text_pattern_ops)`,
  `create index instance_key_prefix on instance (lower(business_key) text_pattern_ops)`,
  `create index instance_key_suffix on instance (reverse(lower(business_key)) text_pattern_ops)`,
  `create index instance_started on instance (started_at, id)`,
  `create index instance_started_open on instance (started_at, id) where state in ('active', 'suspended', 'starting')`,
  `create index instance_process_started on instance (process_key, started_at, id)`,
  `create index visit_at_element on visit (element_id, since, instance_id) where state = 'waiting' and armed_for is null`,
  `create index visit_slow on visit (since) where state = 'waiting' and slow`,
  `create index incident_of_instance on incident (instance_id) where state = 'open'`,
  `create index visit_waiting on visit (instance_id) where state = 'waiting'`,
  `create index subscription_open on subscription (name, correlation_key) where open`,
  `create index subscription_open_business_key on subscription (name, business_key) where open`,
  `create index message_waiting on message (name, correlation_key) where state in ('buffered', 'assigned')`,
  `create index message_due on message (next_attempt_at) where state = 'assigned'`,
  `create index command_running on command (next_attempt_at) where state = 'running'`,
  `create index instance_open on instance (last_moved_at, id) where state in ('active', 'suspended', 'starting')`,
  `create index instance_suspect on instance (id) where suspect`,
  `create index process_version_active on process_version (key, version desc) where active`,
  `create unique index instance_one_open_per_message_key on instance (process_key, start_key)
     where start_key is not null and state in ('starting', 'active', 'suspended')`,
];
