import { fault } from '../../contracts/errors.ts';
import { derivedId } from '../../contracts/ids.ts';
import type { JsonObject } from '../../contracts/json.ts';
import type { Actor } from '../../engine/model/event.ts';
import type { Tx } from '../../platform/database/database.ts';
import { newId } from '../foundation/index.ts';
import { createInstance } from './instances/create.ts';

/** Throws a signal inside a transaction; a workflow brings it to whoever waits when it goes out. */
export async function throwSignal(tx: Tx, name: string, variables: JsonObject, actor?: Actor): Promise<string> {
  const id = newId();
  await tx.query(
    `insert into signal_broadcast (id, name, variables, actor, state, at) values ($1, $2, $3, $4, 'pending', now())`,
    [id, name, JSON.stringify(variables), actor ? JSON.stringify(actor) : null],
  );
  return id;
}

export interface Broadcast {
  id: string;
  name: string;
  variables: JsonObject;
  actor: Actor | null;
  at: Date;
}

/** Instances that wait for the signal, a window at a time. */
export async function signalReceivers(
  db: Pick<Tx, 'query'>,
  name: string,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const rows = await db.query<{ instance_id: string }>(
    `select distinct instance_id from subscription where kind = 'signal' and name = $1 and open and instance_id is not null
       and ($2::uuid is null or instance_id > $2) order by instance_id limit $3`,
    [name, after, limit],
  );
  return rows.map((row) => row.instance_id);
}

/** Starts one instance of every process that has a signal start event of this name; returns the starting commands. */
export async function startBySignal(tx: Tx, broadcast: Broadcast): Promise<string[]> {
  const starts = await tx.query<{ id: string; process_key: string; element_id: string; definition: number }>(
    `select id, process_key, element_id, definition from subscription where kind = 'signal' and name = $1 and open and instance_id is null`,
    [broadcast.name],
  );
  const commands: string[] = [];
  for (const [index, start] of starts.entries()) {
    commands.push(
      await createInstance(tx, {
        instanceId: derivedId(broadcast.id, 0, index),
        commandId: derivedId(broadcast.id, 1, index),
        processKey: start.process_key,
        event: {
          type: 'start',
          at: broadcast.at.getTime(),
          elementId: start.element_id,
          definition: start.definition,
          variables: broadcast.variables,
          ...(broadcast.actor ? { actor: broadcast.actor } : {}),
        },
      }),
    );
  }
  return commands;
}

/** A thrown signal by its id. */
export async function readBroadcast(db: Pick<Tx, 'query'>, id: string): Promise<Broadcast> {
  const [row] = await db.query<Broadcast>('select id, name, variables, actor, at from signal_broadcast where id = $1', [
    id,
  ]);
  if (!row) throw fault('not-found', { detail: `no signal broadcast ${id}` });
  return row;
}

/** Signals that nobody has begun to bring out, oldest first. */
export async function pendingBroadcasts(db: Pick<Tx, 'query'>): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    `select id from signal_broadcast where state = 'pending' order by at limit 100`,
  );
  return rows.map((row) => row.id);
}

/** A workflow has taken the signal over. */
export async function markBroadcastRunning(db: Pick<Tx, 'query'>, id: string): Promise<void> {
  await db.query(`update signal_broadcast set state = 'running' where id = $1 and state = 'pending'`, [id]);
}
