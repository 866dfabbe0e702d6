import { audit, permit, readRecord } from '../../foundation/index.ts';
import type { CommandContext } from '../../foundation/index.ts';
import { userKind } from '../kinds.ts';
import { createPasswordLink } from '../own-account.ts';

/** A one-time link for somebody who is new or has forgotten the password. Comes back with its secret, shown once. */
export async function issuePasswordLink(context: CommandContext, userId: string): Promise<string> {
  const user = await readRecord(context.tx, userKind, userId, { lock: true });
  permit(context, { verb: 'update', subject: 'User' }, user);
  return createPasswordLink(context, userId);
}

/** Ends the lock after too many wrong passwords. */
export async function unlockUser(context: CommandContext, userId: string): Promise<void> {
  const user = await readRecord(context.tx, userKind, userId, { lock: true });
  permit(context, { verb: 'update', subject: 'User' }, user);
  const unlocked = await context.tx.query(
    `update credential set failures = 0, locked_until = null
     where user_id = $1 and (failures > 0 or locked_until is not null) returning 1`,
    [userId],
  );
  if (unlocked.length > 0)
    await audit(context, 'identity.unlock-user', { subject: 'User', ref: userId, before: { locked: true }, after: {} });
}
