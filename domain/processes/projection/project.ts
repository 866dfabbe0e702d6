import { fault } from '../../../contracts/errors.ts';
import type { Delta } from '../../../engine/model/delta.ts';
import type { Database, Tx } from '../../../platform/database/database.ts';
import { lockMessageNames, matchMessages, matchSubscriptions } from '../messages/match.ts';
import { projectionRows } from './rows.ts';
import type { ProjectionRows } from './row-types.ts';
import { projectingStatement } from './statement.ts';
import type { Statement } from './statement.ts';

/** What projecting left to do outside of the database. */
export interface Projected {
  seq: number;
  /** Commands that the projection created: messages to deliver, instances to start by message. */
  commands: string[];
  /** Signals that were thrown and now go out. */
  signals: boolean;
  ended: boolean;
}

/**
 * Brings deltas of one instance into the rows that people see, atomically. Doing it twice, or two doing it at once,
 * changes nothing more. Deltas come in order and without gaps (every answer holds all that is not acknowledged).
 */
export async function project(database: Database, instanceId: string, deltas: Delta[]): Promise<Projected> {
  const rows = projectionRows(instanceId, deltas);
  const names = messageNamesOf(rows);
  let commands: string[] = [];
  if (names.length === 0)
    await run(instanceId, rows, async (statement) => (await database.pool.query<Row>(statement)).rows);
  else commands = await database.transaction((tx) => projectWithMessages(tx, instanceId, rows, names));
  return {
    seq: rows.instance.seq,
    commands,
    signals: rows.signals.length > 0,
    ended: rows.instance.ended_at !== null,
  };
}

type Query = (statement: Statement) => Promise<Row[]>;

interface Row {
  known: boolean;
  rewritten: boolean;
}

async function projectWithMessages(
  tx: Tx,
  instanceId: string,
  rows: ProjectionRows,
  names: string[],
): Promise<string[]> {
  // Publishing and subscribing take the same lock first, so neither can miss the other.
  await lockMessageNames(tx, names);
  await run(instanceId, rows, (statement) => tx.query<Row>(statement.text, statement.values));
  const forMessages = await matchMessages(
    tx,
    rows.messages.map((message) => message.id),
  );
  const waiting = [...rows.subscriptions.values()].filter((row) => row.kind === 'message').map((row) => row.id);
  return [...forMessages, ...(await matchSubscriptions(tx, [...waiting, ...rows.receivers.map((row) => row.id)]))];
}

async function run(instanceId: string, rows: ProjectionRows, query: Query): Promise<void> {
  const [row] = await query(projectingStatement(instanceId, rows));
  if (!row?.known) throw fault('not-found', { detail: `no row for instance ${instanceId}` });
  // A workflow task was taken again and went another way: rows of the first way may be left over.
  if (row.rewritten) await query({ name: 'rewrite', text: REWRITE, values: [instanceId, JSON.stringify(rows.events)] });
}

/** The later content is the truth; the reconciler then compares the rows with the workflow. */
const REWRITE = `with r as (select * from jsonb_to_recordset($2::jsonb) as r(epoch int, seq int, at timestamptz, event jsonb, trace jsonb,
    effects jsonb)),
  e as (update instance_event e set at = r.at, event = r.event, trace = r.trace, effects = r.effects from r
    where e.instance_id = $1::uuid and e.epoch = r.epoch and e.seq = r.seq)
  update instance set suspect = true where id = $1::uuid returning true as known, false as rewritten`;

/** Names of messages that this batch throws, newly waits for, or has just received. */
function messageNamesOf(rows: ProjectionRows): string[] {
  const names = new Set([...rows.messages, ...rows.receivers].map((row) => row.name));
  for (const row of rows.subscriptions.values()) if (row.kind === 'message' && row.open) names.add(row.name);
  return [...names];
}
