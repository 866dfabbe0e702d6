import { createHash } from 'node:crypto';
import { fault } from '../../contracts/errors.ts';
import type { Database } from '../../platform/database/database.ts';
import { presenceLock } from '../../platform/live/presence.ts';

/** A request that carries an `Idempotency-Key`. */
export interface KeyedRequest {
  userId: string;
  /** Method and path pattern. */
  route: string;
  key: string;
  /** Of path, query and body. */
  hash: string;
}

/** The answer of a finished request. */
export interface StoredAnswer {
  status: number;
  contentType: string | null;
  body: string | null;
}

/** Losing the last of these rows in a power cut is harmless: the domain command's own receipt repeats its result. */
const relaxed = `(select set_config('synchronous_commit', 'off', true)) as relaxed`;
const keptDays = 7;

/**
 * Takes the key for a request: `undefined` = go on and answer, otherwise the answer of the first time. Refuses another
 * body under the same key, and a repetition while the first one runs. A process that died while it ran leaves the key
 * to the next one.
 */
export async function takeKey(
  database: Database,
  request: KeyedRequest,
  owner: number,
  at: Date,
): Promise<StoredAnswer | undefined> {
  const { userId, route, key, hash } = request;
  const taken = await database.query(
    `insert into request_key (user_id, route, key, hash, owner, started_at)
     select $1::uuid, $2, $3, $4, $5::int, $6::timestamptz from ${relaxed}
     on conflict (user_id, route, key) do update
       set hash = excluded.hash, owner = excluded.owner, started_at = excluded.started_at,
           finished_at = null, status = null, content_type = null, body = null
       where request_key.started_at < excluded.started_at - interval '${keptDays} days'
     returning 1`,
    [userId, route, key, hash, owner, at],
  );
  if (taken.length > 0) return undefined;
  const [found] = await database.query<StoredAnswer & { hash: string; owner: number; finishedAt: Date | null }>(
    `select hash, owner, finished_at as "finishedAt", status, content_type as "contentType", body
     from request_key where user_id = $1 and route = $2 and key = $3`,
    [userId, route, key],
  );
  if (!found) return takeKey(database, request, owner, at);
  if (found.hash !== hash)
    throw fault('key-reused', { detail: 'this Idempotency-Key was used for a request with another content' });
  if (found.finishedAt) return { status: found.status, contentType: found.contentType, body: found.body };
  if (await takeOver(database, request, found.owner, owner, at)) return undefined;
  throw fault('key-in-use', { detail: 'the first request under this Idempotency-Key is still running' });
}

/** The lock of a process can be taken by others only when the process is gone. */
async function takeOver(
  database: Database,
  { userId, route, key }: KeyedRequest,
  from: number,
  owner: number,
  at: Date,
): Promise<boolean> {
  if (from === owner) return false;
  const taken = await database.query(
    `update request_key set owner = $5, started_at = $6
     where user_id = $1 and route = $2 and key = $3 and owner = $4 and finished_at is null
       and pg_try_advisory_xact_lock(${presenceLock}, $4)
     returning 1`,
    [userId, route, key, from, owner, at],
  );
  return taken.length > 0;
}

/** Keeps the answer of a success for repetitions. */
export async function keepAnswer(database: Database, request: KeyedRequest, answer: StoredAnswer): Promise<void> {
  await database.query(
    `update request_key set finished_at = now(), status = $4, content_type = $5, body = $6 from ${relaxed}
     where user_id = $1 and route = $2 and key = $3`,
    [request.userId, request.route, request.key, answer.status, answer.contentType, answer.body],
  );
}

/** Lets the key go after a refusal: nothing has changed, so the request may come again, corrected perhaps. */
export async function releaseKey(database: Database, request: KeyedRequest, owner: number): Promise<void> {
  await database.query(
    `delete from request_key using ${relaxed}
     where user_id = $1 and route = $2 and key = $3 and owner = $4 and finished_at is null`,
    [request.userId, request.route, request.key, owner],
  );
}

/** Hash of what was asked for; the order of fields does not matter. */
export function requestHash(url: string, body: unknown): string {
  return createHash('sha256')
    .update(url)
    .update('\n')
    .update(JSON.stringify(body ?? null, sorted))
    .digest('hex');
}

function sorted(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Key of the domain command: of this user and route only, whatever the client chose. */
export function commandKey({ userId, route, key }: Omit<KeyedRequest, 'hash'>): string {
  return `http:${createHash('sha256').update(`${userId}\n${route}\n${key}`).digest('base64url')}`;
}
