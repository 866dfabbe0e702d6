import type { Origin } from '../foundation/index.ts';
import { hashSecret, newSecret } from './secrets.ts';
import type { Reader } from './organization.ts';

/** A session ends after this long without a request, and after the longest time in any case. */
export const sessionLimits = { idleMs: 12 * 3_600_000, longestMs: 7 * 86_400_000 } as const;
/** How exactly "last seen" is kept. */
const touchMs = 60_000;

/** Who a request comes from, with the version of the identity data read in the same query. */
export interface Recognized {
  userId: string;
  version: string;
  /** Hash of the session, or id of the token. */
  ref: string;
}

/** Opens a session; the secret goes into the cookie and is stored nowhere. */
export async function openSession(reader: Reader, userId: string, at: Date, origin: Origin): Promise<string> {
  const secret = newSecret();
  await reader.query(
    `insert into login_session (hash, user_id, created_at, last_seen_at, expires_at, address, device)
     values ($1, $2, $3, $3, $4, $5, $6)`,
    [
      hashSecret(secret),
      userId,
      at,
      new Date(at.getTime() + sessionLimits.longestMs),
      origin.address ?? null,
      origin.device?.slice(0, 300) ?? null,
    ],
  );
  return secret;
}

/** The active user of a session that is alive at `at`. */
export async function recognizeSession(reader: Reader, secret: string, at: Date): Promise<Recognized | undefined> {
  const hash = hashSecret(secret);
  const [row] = await reader.query<{ userId: string; version: string; lastSeenAt: Date }>(
    `select s.user_id as "userId", s.last_seen_at as "lastSeenAt",
            (select version::text from identity_state where id = 1) as version
     from login_session s join app_user u on u.id = s.user_id and u.active
     where s.hash = $1 and s.expires_at > $2 and s.last_seen_at > $3`,
    [hash, at, new Date(at.getTime() - sessionLimits.idleMs)],
  );
  if (!row) return undefined;
  if (at.getTime() - row.lastSeenAt.getTime() > touchMs)
    await reader.query('update login_session set last_seen_at = $2 where hash = $1 and last_seen_at < $2', [hash, at]);
  return { userId: row.userId, version: row.version, ref: hash };
}

/** Logs out. */
export async function closeSession(reader: Reader, hash: string): Promise<void> {
  await reader.query('delete from login_session where hash = $1', [hash]);
}

/** Ends all sessions of a user, such as after a new password; `except` stays. */
export async function closeSessionsOf(reader: Reader, userId: string, except = ''): Promise<void> {
  await reader.query('delete from login_session where user_id = $1 and hash <> $2', [userId, except]);
}

/** Whether a session or token still stands, without counting as its use. */
export async function stillStands(
  reader: Reader,
  known: { via: 'session' | 'token'; ref: string },
  at: Date,
): Promise<boolean> {
  const text =
    known.via === 'session'
      ? 'select 1 from login_session where hash = $1 and expires_at > $2'
      : 'select 1 from access_token where id = $1 and revoked_at is null and (expires_at is null or expires_at > $2)';
  return (await reader.query(text, [known.ref, at])).length > 0;
}
