import type { z } from 'zod';
import { fault } from '../../../contracts/errors.ts';
import type { historyEntry, instanceView } from '../../../contracts/processes/api.ts';
import type { EngineEvent } from '../../../engine/model/event.ts';
import type { Database } from '../../../platform/database/database.ts';
import { cursorValues, pageOf } from '../../foundation/index.ts';
import type { ActingUser, Page } from '../../foundation/index.ts';
import { whereFor } from '../../identity/index.ts';
import { Conditions } from './conditions.ts';
import { labelsOf } from './labels.ts';
import type { Labels } from './labels.ts';
import { INSTANCE_ATTRIBUTES, INSTANCE_COLUMNS, instanceItem } from './list-instances.ts';
import type { ListedInstance } from './list-instances.ts';
import { incidentsOf } from './list-incidents.ts';

export type InstanceDetail = z.output<typeof instanceView>;
export type HistoryItem = z.output<typeof historyEntry>;

/** An instance with its tokens, incidents and children, all of one moment. */
export async function readInstanceDetail(database: Database, actor: ActingUser, id: string): Promise<InstanceDetail> {
  return database.transaction(async (tx) => {
    await tx.query('set transaction isolation level repeatable read, read only');
    const row = await visibleInstance(tx, actor, id);
    const labels = await labelsOf(tx, [row.version_id]);
    return {
      ...instanceItem(row, labels),
      versionId: row.version_id,
      seq: row.seq,
      nextDeadline: row.next_deadline?.toISOString() ?? null,
      tokens: await tokensOf(tx, row, labels),
      incidents: await incidentsOf(tx, id),
      children: await childrenOf(tx, id),
    };
  });
}

type Reader = Pick<Database, 'query'>;
type DetailRow = ListedInstance & { seq: number; next_deadline: Date | null };

async function visibleInstance(db: Reader, actor: ActingUser, id: string): Promise<DetailRow> {
  const conditions = new Conditions()
    .add('i.id = ?::uuid', id)
    .addWhere((offset) => whereFor(actor.ability, 'read', 'Instance', INSTANCE_ATTRIBUTES, offset));
  const [row] = await db.query<DetailRow>(
    `select ${INSTANCE_COLUMNS}, i.seq, i.next_deadline from instance i where ${conditions.sql}`,
    conditions.params,
  );
  if (!row) throw fault('not-found', { detail: `no instance ${id}` });
  return row;
}

interface TokenRow {
  visit: number;
  element_id: string;
  state: 'waiting' | 'armed';
  waiting_for: { kind: string };
  since: Date;
  assignee: string | null;
  candidates: string[] | null;
  due: Date | null;
  task_id: string | null;
}

async function tokensOf(db: Reader, row: DetailRow, labels: Labels): Promise<InstanceDetail['tokens']> {
  const rows = await db.query<TokenRow>(
    `select v.visit, v.element_id, case when v.armed_for is null then v.state else 'armed' end as state, v.waiting_for, v.since, t.id as task_id, t.assignee,
       t.candidate_users || t.candidate_groups || t.escalated_to as candidates, t.due
     from visit v left join task t on t.instance_id = v.instance_id and t.epoch = v.epoch and t.visit = v.visit
       and t.state in ('open', 'completing')
     where v.instance_id = $1 and v.state = 'waiting' order by v.since, v.visit limit 1000`,
    [row.id],
  );
  return rows.map((token) => ({
    visit: token.visit,
    elementId: token.element_id,
    name: labels.element(row.version_id, token.element_id),
    state: token.state,
    waitingFor: token.waiting_for,
    since: token.since.toISOString(),
    ...(token.task_id === null
      ? {}
      : { assignee: token.assignee, candidates: token.candidates ?? [], due: token.due?.toISOString() ?? null }),
  }));
}

async function childrenOf(db: Reader, id: string): Promise<InstanceDetail['children']> {
  const rows = await db.query<{ id: string; process_key: string; state: string; element_id: string | null }>(
    `select c.id, c.process_key, c.state, v.element_id from instance c
       left join visit v on v.instance_id = c.parent_instance_id and v.visit = c.parent_visit
     where c.parent_instance_id = $1 order by c.started_at limit 500`,
    [id],
  );
  return rows.map((row) => ({
    id: row.id,
    processKey: row.process_key,
    state: row.state as InstanceDetail['state'],
    elementId: row.element_id,
  }));
}

interface EventRow {
  seq: number;
  epoch: number;
  at: Date;
  type: string;
  actor: string | null;
  event: HistoryItem['event'] & Pick<EngineEvent, 'actor'>;
  trace: HistoryItem['trace'];
  effects: HistoryItem['effects'];
}

/** The steps of an instance, oldest first; one page. */
export async function readHistory(
  database: Database,
  actor: ActingUser,
  id: string,
  page: { limit: number; cursor?: string },
): Promise<Page<HistoryItem>> {
  await visibleInstance(database, actor, id);
  const after = cursorValues(page.cursor, 2) ?? [-1, -1];
  const rows = await database.query<EventRow>(
    `select seq, epoch, at, type, actor, event, trace, effects from instance_event
     where instance_id = $1 and (epoch, seq) > ($2::int, $3::int) order by epoch, seq limit $4`,
    [id, after[0], after[1], page.limit + 1],
  );
  return pageOf(
    rows,
    page.limit,
    (row) => [row.epoch, row.seq],
    (row) => ({
      seq: row.seq,
      epoch: row.epoch,
      at: row.at.toISOString(),
      type: row.type,
      actor: row.actor,
      onBehalfOf: row.event.actor?.onBehalfOf ?? null,
      event: row.event,
      trace: row.trace,
      effects: row.effects,
    }),
  );
}
