import { identityFault } from '../../contracts/identity/errors.ts';
import type { Database, Tx } from '../../platform/database/database.ts';
import { audit } from '../foundation/index.ts';
import type { CommandContext, Origin } from '../foundation/index.ts';
import { setupActor } from './actors.ts';
import { passwordMatches } from './password.ts';

/** Wrong passwords until the account is locked; every further one locks it longer. */
const freeFailures = 5;
const longestLockMinutes = 30;

interface CredentialRow {
  userId: string;
  hash: string | null;
  active: boolean;
  failures: number;
  lockedUntil: Date | null;
}

/**
 * Checks user name and password; comes back with the user's id. Wrong ones are counted in a transaction of their own,
 * so that a refusal does not undo the count; an unknown user looks the same as a wrong password.
 */
export async function checkPassword(
  database: Database,
  username: string,
  password: string,
  at: Date,
  origin: Origin,
): Promise<string> {
  const [row] = await database.query<CredentialRow>(
    `select u.id as "userId", u.active, c.password_hash as hash, coalesce(c.failures, 0) as failures,
            c.locked_until as "lockedUntil"
     from app_user u left join credential c on c.user_id = u.id where u.username = $1`,
    [username.toLowerCase()],
  );
  if (row?.lockedUntil && row.lockedUntil > at) throw locked(row.lockedUntil, at);
  const right = await passwordMatches(row?.active ? (row.hash ?? undefined) : undefined, password);
  if (!row || !right) {
    if (row?.hash) await database.transaction((tx) => countFailure(tx, row.userId, username, at, origin));
    throw identityFault('wrong-credentials', { detail: 'wrong user name or password' });
  }
  if (row.failures > 0)
    await database.query('update credential set failures = 0, locked_until = null where user_id = $1', [row.userId]);
  return row.userId;
}

async function countFailure(tx: Tx, userId: string, username: string, at: Date, origin: Origin): Promise<void> {
  const [row] = await tx.query<{ failures: number }>(
    'update credential set failures = failures + 1 where user_id = $1 returning failures',
    [userId],
  );
  if (!row || row.failures < freeFailures) return;
  const minutes = Math.min(2 ** (row.failures - freeFailures), longestLockMinutes);
  const until = new Date(at.getTime() + minutes * 60_000);
  await tx.query('update credential set locked_until = $2 where user_id = $1', [userId, until]);
  const context: CommandContext = { tx, actor: setupActor(), at, key: '', origin };
  await audit(context, 'identity.lock-account', {
    subject: 'User',
    ref: userId,
    before: { failures: row.failures - 1 },
    after: { failures: row.failures, lockedUntil: until },
    reason: `too many wrong passwords for ${username}`,
  });
}

function locked(until: Date, at: Date): Error {
  const seconds = Math.max(1, Math.ceil((until.getTime() - at.getTime()) / 1000));
  return identityFault('locked', {
    detail: `locked for ${seconds} s after too many wrong passwords`,
    params: { seconds },
  });
}
