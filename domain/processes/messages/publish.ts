import { fault } from '../../../contracts/errors.ts';
import type { JsonObject } from '../../../contracts/json.ts';
import type { Actor } from '../../../engine/model/event.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { newId } from '../../foundation/index.ts';
import { candidatesFor, lockMessageNames, matchMessages } from './match.ts';

export interface NewMessage {
  name: string;
  correlationKey?: string | null;
  variables?: JsonObject;
  /** Publishing the same id under the same name again changes nothing. */
  messageId?: string;
  /** Milliseconds it may wait for a receiver; 0 = only who waits now. Default one day. */
  timeToLive?: number;
  actor?: Actor;
}

export interface Published {
  id: string;
  state: string;
  /** Delivering commands to dispatch after the commit. */
  commands: string[];
}

const ONE_DAY = 24 * 60 * 60 * 1000;

/** Publishes a message inside a transaction: stored and matched, or buffered until somebody waits for it. */
export async function publishMessage(tx: Tx, message: NewMessage): Promise<Published> {
  await lockMessageNames(tx, [message.name]);
  const id = newId();
  const messageId = message.messageId ?? id;
  const inserted = await tx.query(
    `insert into message (id, name, message_id, correlation_key, variables, actor, state, published_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, 'buffered', now(), now() + make_interval(secs => $7::float8 / 1000))
     on conflict (name, message_id) do nothing returning id`,
    [
      id,
      message.name,
      messageId,
      message.correlationKey ?? null,
      JSON.stringify(message.variables ?? {}),
      message.actor ? JSON.stringify(message.actor) : null,
      message.timeToLive ?? ONE_DAY,
    ],
  );
  if (inserted.length === 0) return { ...(await known(tx, message.name, messageId)), commands: [] };
  const commands = await matchMessages(tx, [id]);
  return { id, state: commands.length > 0 ? 'assigned' : 'buffered', commands };
}

/** Refuses a message without a key that several visits wait for, naming them. */
export async function refuseAmbiguous(tx: Tx, name: string, correlationKey: string | null): Promise<void> {
  if (correlationKey !== null) return;
  const waiting = (await candidatesFor(tx, name, null)).filter((receiver) => receiver.instance_id !== null);
  if (waiting.length < 2) return;
  const candidates = waiting.map((receiver) => `${receiver.instance_id}/${receiver.element_id}`);
  throw fault('conflict', {
    detail: `several instances wait for ${name}; give a correlation key. Waiting: ${candidates.join(', ')}`,
    errors: candidates.map((path) => ({ path, code: 'candidate', message: 'waits for this message' })),
  });
}

async function known(tx: Tx, name: string, messageId: string): Promise<{ id: string; state: string }> {
  const [row] = await tx.query<{ id: string; state: string }>(
    'select id, state from message where name = $1 and message_id = $2',
    [name, messageId],
  );
  return row!;
}
