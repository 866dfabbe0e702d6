import type { z } from 'zod';
import type { messageView } from '../../../contracts/processes/api.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { Conditions } from './conditions.ts';

export type MessageItem = z.output<typeof messageView>;

interface MessageRow {
  id: string;
  name: string;
  message_id: string;
  correlation_key: string | null;
  state: MessageItem['state'];
  published_at: Date;
  expires_at: Date | null;
  instance_id: string | null;
}

/** Messages, newest first: what waits for a receiver, and what was delivered. */
export async function listMessages(
  db: Pick<Tx, 'query'>,
  filter: { state?: string; name?: string; limit: number },
): Promise<MessageItem[]> {
  const conditions = new Conditions().add('m.state = ?', filter.state).add('m.name = ?', filter.name);
  const rows = await db.query<MessageRow>(
    `select id, name, message_id, correlation_key, state, published_at, expires_at, instance_id from message m
     where ${conditions.sql} order by published_at desc, id desc limit ${filter.limit}`,
    conditions.params,
  );
  return rows.map(messageItem);
}

/** A message as lists show it. */
export function messageItem(row: MessageRow): MessageItem {
  return {
    id: row.id,
    name: row.name,
    messageId: row.message_id,
    correlationKey: row.correlation_key,
    state: row.state,
    publishedAt: row.published_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    instanceId: row.instance_id,
  };
}
