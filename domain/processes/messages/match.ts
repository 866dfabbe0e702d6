import type { Tx } from '../../../platform/database/database.ts';
import { newId } from '../../foundation/index.ts';
import { createInstance } from '../instances/create.ts';
import { insertCommand } from '../commands/insert.ts';
import type { Actor } from '../../../engine/model/event.ts';
import type { JsonObject } from '../../../contracts/json.ts';

interface MessageRow {
  id: string;
  name: string;
  correlation_key: string | null;
  variables: JsonObject;
  actor: Actor | null;
}

interface Receiver {
  id: string;
  instance_id: string | null;
  visit: number | null;
  process_key: string;
  element_id: string;
  definition: number | null;
}

/** Serialises publishing and subscribing per message name until the end of the transaction. */
export async function lockMessageNames(tx: Tx, names: string[]): Promise<void> {
  // Sorted, so that two transactions never wait for each other crosswise.
  for (const name of [...new Set(names)].sort()) {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('message ' || $1, 0))`, [name]);
  }
}

/** Assigns buffered messages to whoever waits for them; the names must be locked. Returns ids of delivering commands. */
export async function matchMessages(tx: Tx, messageIds: string[]): Promise<string[]> {
  const commands: string[] = [];
  for (const id of messageIds) {
    const [message] = await tx.query<MessageRow>(
      `select id, name, correlation_key, variables, actor from message
       where id = $1 and state = 'buffered' and (expires_at is null or expires_at >= now())`,
      [id],
    );
    const receiver = message && (await receiverOf(tx, message));
    if (message && receiver) commands.push(await assign(tx, message, receiver));
  }
  return commands;
}

/** Gives each of these open subscriptions the oldest message that waits for it. */
export async function matchSubscriptions(tx: Tx, subscriptionIds: string[]): Promise<string[]> {
  const commands: string[] = [];
  for (const id of subscriptionIds) {
    const [message] = await tx.query<MessageRow>(OLDEST_FOR_SUBSCRIPTION, [id]);
    // The match is judged from the message's side, so that both ways agree.
    if (message) commands.push(...(await matchMessages(tx, [message.id])));
  }
  return commands;
}

/** Who could take a message published now: more than one without a key is ambiguous. */
export async function candidatesFor(
  tx: Tx,
  name: string,
  correlationKey: string | null,
  refusedBy: string[] = [],
): Promise<Receiver[]> {
  return tx.query<Receiver>(RECEIVERS, [name, correlationKey, refusedBy]);
}

const OLDEST_FOR_SUBSCRIPTION = `
  select m.id, m.name, m.correlation_key, m.variables, m.actor from subscription s
    join message m on m.name = s.name and m.state = 'buffered' and (m.expires_at is null or m.expires_at >= now())
      and s.id <> all (m.refused_by)
      and (s.instance_id is null or m.correlation_key is not distinct from coalesce(s.correlation_key,
        case when m.correlation_key is null then null else s.business_key end))
  where s.id = $1 and s.open and s.kind = 'message'
  order by m.published_at, m.id limit 1`;

/**
 * Catching visits first (by their key; without one by business key, or by name alone when the message has no key
 * either), then start events: at most one open instance per process and key. A suspended instance takes nothing.
 */
const RECEIVERS = `
  select s.id, s.instance_id, s.visit, s.process_key, s.element_id, s.definition from subscription s
  where s.open and s.kind = 'message' and s.name = $1 and s.id <> all ($3::uuid[])
    and case when s.instance_id is null
      then $2::text is null or not exists (select from instance i where i.process_key = s.process_key
        and i.start_key = $2 and i.state in ('starting', 'active', 'suspended'))
      else $2::text is not distinct from coalesce(s.correlation_key, case when $2::text is null then null else s.business_key end)
        and not exists (select from message a where a.subscription_id = s.id and a.state = 'assigned' and a.name = $1)
        and not exists (select from instance i where i.id = s.instance_id and i.state = 'suspended')
      end
  order by s.instance_id is null, s.since, s.id limit 10`;

async function receiverOf(tx: Tx, message: MessageRow): Promise<Receiver | undefined> {
  const [{ refused_by: refusedBy } = { refused_by: [] }] = await tx.query<{ refused_by: string[] }>(
    'select refused_by from message where id = $1',
    [message.id],
  );
  const receivers = await candidatesFor(tx, message.name, message.correlation_key, refusedBy);
  const catching = receivers.filter((receiver) => receiver.instance_id !== null);
  if (message.correlation_key === null && catching.length > 1) return undefined;
  return catching[0] ?? receivers[0];
}

async function assign(tx: Tx, message: MessageRow, receiver: Receiver): Promise<string> {
  const instanceId = receiver.instance_id ?? newId();
  await tx.query(`update message set state = 'assigned', subscription_id = $2, instance_id = $3 where id = $1`, [
    message.id,
    receiver.id,
    instanceId,
  ]);
  const common = { at: Date.now(), variables: message.variables, messageId: message.id };
  const actor = message.actor ? { actor: message.actor } : {};
  if (receiver.instance_id === null) {
    return createInstance(tx, {
      instanceId,
      processKey: receiver.process_key,
      startKey: message.correlation_key,
      event: { ...common, ...actor, type: 'start', elementId: receiver.element_id, definition: receiver.definition! },
    });
  }
  return insertCommand(tx, {
    instanceId,
    event: {
      ...common,
      ...actor,
      type: 'deliverMessage',
      visit: receiver.visit!,
      subscriptionId: receiver.id,
      name: message.name,
    },
  });
}
