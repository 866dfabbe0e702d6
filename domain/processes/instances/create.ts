import { fault } from '../../../contracts/errors.ts';
import type { ParentLink, StartEvent } from '../../../engine/model/event.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { insertCommand } from '../commands/insert.ts';
import { chooseDecisions } from '../decisions/bind.ts';

export interface NewInstance {
  instanceId: string;
  /** Command that starts it; made when absent. */
  commandId?: string;
  processKey: string;
  /** Exact version; absent = the newest active one. */
  versionId?: string;
  parent?: ParentLink & { rootInstanceId?: string };
  startKey?: string | null;
  plantId?: string | null;
  event: StartEvent;
}

/** Makes the row of a new instance and the command that starts it; returns the command's id. Repeatable by id. */
export async function createInstance(tx: Pick<Tx, 'query'>, instance: NewInstance): Promise<string> {
  const [created] = await tx.query<{ id: string }>(INSERT, [
    instance.instanceId,
    instance.processKey,
    instance.versionId ?? null,
    instance.event.businessKey ?? null,
    instance.startKey ?? null,
    instance.plantId ?? null,
    instance.event.actor?.user ?? null,
    instance.parent?.instanceId ?? null,
    instance.parent?.visit ?? null,
    new Date(instance.event.at),
  ]);
  if (!created) throw fault('not-found', { detail: `no active version of process ${instance.processKey}` });
  const decisions = await chooseDecisions(tx, created.id);
  if (decisions) await tx.query(TAKE_ALONG, [instance.instanceId, JSON.stringify(decisions)]);
  return insertCommand(tx, {
    ...(instance.commandId ? { id: instance.commandId } : {}),
    instanceId: instance.instanceId,
    event: instance.event,
  });
}

/** What was chosen once stays, also when the instance is made again because nobody heard that it was. */
const TAKE_ALONG = 'update instance set decisions = $2 where id = $1 and decisions is null';

/** A child stands in the plant and under the root of its parent. */
const INSERT = `
  with pv as (select id, key, version, graph ->> 'businessKey' as expression from process_version
      where key = $2 and ($3::uuid is null and active or id = $3::uuid) order by version desc limit 1),
    parent as (select id, root_instance_id, plant_id from instance where id = $8::uuid),
    made as (insert into instance (id, process_key, version_id, version, business_key, start_key, plant_id, state, started_at,
        started_by, last_moved_at, parent_instance_id, parent_visit, root_instance_id, variables, epoch, seq, suspect, calendars_at)
      select $1::uuid, pv.key, pv.id, pv.version, coalesce($4::text, case when pv.expression is null then $5::text end), $5::text,
        coalesce($6::uuid, (select plant_id from parent)), 'starting', $10::timestamptz, $7::text, $10::timestamptz, $8::uuid, $9::int,
        coalesce((select root_instance_id from parent), $1::uuid), '{}', 0, 0, false, now()
      from pv on conflict (id) do nothing)
  select id from pv`;
