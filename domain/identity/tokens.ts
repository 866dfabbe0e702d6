import { fault } from '../../contracts/errors.ts';
import { audit, newId } from '../foundation/index.ts';
import type { CommandContext } from '../foundation/index.ts';
import type { Reader } from './organization.ts';
import { hashSecret, newSecret } from './secrets.ts';
import type { Recognized } from './sessions.ts';

/** Tells scanners for leaked secrets what they found. */
const prefix = 'mr_';
const touchMs = 60_000;

export interface TokenRow {
  id: string;
  name: string;
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
}

/** Makes a personal access token; it is shown once and stored as a hash. */
export async function createToken(
  context: CommandContext,
  userId: string,
  name: string,
  expiresAt: Date | null,
): Promise<TokenRow & { token: string }> {
  const token = `${prefix}${newSecret()}`;
  const row: TokenRow = { id: newId(context.at), name, createdAt: context.at, expiresAt, lastUsedAt: null };
  await context.tx.query(
    'insert into access_token (id, user_id, name, hash, created_at, expires_at) values ($1, $2, $3, $4, $5, $6)',
    [row.id, userId, name, hashSecret(token), context.at, expiresAt],
  );
  await audit(context, 'identity.create-token', {
    subject: 'User',
    ref: userId,
    before: null,
    after: { token: row.id, name, expiresAt },
  });
  return { ...row, token };
}

/** A user's tokens that work, newest first. */
export function tokensOf(reader: Reader, userId: string, at: Date): Promise<TokenRow[]> {
  return reader.query<TokenRow>(
    `select id, name, created_at as "createdAt", expires_at as "expiresAt", last_used_at as "lastUsedAt"
     from access_token
     where user_id = $1 and revoked_at is null and (expires_at is null or expires_at > $2)
     order by created_at desc limit 200`,
    [userId, at],
  );
}

/** Ends a token of this user. */
export async function revokeToken(context: CommandContext, userId: string, id: string): Promise<void> {
  const ended = await context.tx.query(
    'update access_token set revoked_at = $3 where id = $1 and user_id = $2 and revoked_at is null returning id',
    [id, userId, context.at],
  );
  if (ended.length === 0) throw fault('not-found', { detail: `no token ${id}` });
  await audit(context, 'identity.revoke-token', { subject: 'User', ref: userId, before: { token: id }, after: {} });
}

/** The active user of a token that works at `at`. */
export async function recognizeToken(reader: Reader, token: string, at: Date): Promise<Recognized | undefined> {
  if (!token.startsWith(prefix) || token.length > 100) return undefined;
  const [row] = await reader.query<{ id: string; userId: string; version: string; lastUsedAt: Date | null }>(
    `select t.id, t.user_id as "userId", t.last_used_at as "lastUsedAt",
            (select version::text from identity_state where id = 1) as version
     from access_token t join app_user u on u.id = t.user_id and u.active
     where t.hash = $1 and t.revoked_at is null and (t.expires_at is null or t.expires_at > $2)`,
    [hashSecret(token), at],
  );
  if (!row) return undefined;
  if (!row.lastUsedAt || at.getTime() - row.lastUsedAt.getTime() > touchMs)
    await reader.query('update access_token set last_used_at = $2 where id = $1', [row.id, at]);
  return { userId: row.userId, version: row.version, ref: row.id };
}
