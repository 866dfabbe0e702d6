import { identityFault } from '../../contracts/identity/errors.ts';
import type { Locale } from '../../contracts/identity/vocabulary.ts';
import { audit, changeRecord, readRecord } from '../foundation/index.ts';
import type { CommandContext } from '../foundation/index.ts';
import { userKind } from './kinds.ts';
import { touchIdentity } from './organization.ts';
import { checkNewPassword, hashPassword } from './password.ts';
import { hashSecret, newSecret } from './secrets.ts';
import { setPasswordHash } from './seed.ts';
import { closeSessionsOf } from './sessions.ts';

/** How long a one-time link works. */
const linkHours = 72;

/** A new password, chosen by the person. Ends the person's other sessions. */
export async function choosePassword(
  context: CommandContext,
  userId: string,
  password: string,
  keepSession = '',
): Promise<void> {
  const user = await readRecord(context.tx, userKind, userId, { lock: true });
  checkNewPassword(user.username, password);
  await setPasswordHash(context, userId, await hashPassword(password));
  await changeRecord(context, userKind, 'identity.choose-password', user, { mustChangePassword: false });
  await audit(context, 'identity.choose-password', { subject: 'User', ref: userId, before: null, after: {} });
  await closeSessionsOf(context.tx, userId, keepSession);
  await touchIdentity(context.tx);
}

/** The person's language. */
export async function chooseLocale(context: CommandContext, userId: string, locale: Locale): Promise<void> {
  const user = await readRecord(context.tx, userKind, userId, { lock: true });
  await changeRecord(context, userKind, 'identity.choose-locale', user, { locale });
  await touchIdentity(context.tx);
}

/** Makes a link that sets a password once; older links of that user stop working. */
export async function createPasswordLink(context: CommandContext, userId: string): Promise<string> {
  const secret = newSecret();
  await context.tx.query('update one_time_link set used_at = $2 where user_id = $1 and used_at is null', [
    userId,
    context.at,
  ]);
  await context.tx.query(
    `insert into one_time_link (hash, purpose, user_id, created_at, created_by, expires_at)
     values ($1, 'password', $2, $3, $4, $5)`,
    [
      hashSecret(secret),
      userId,
      context.at,
      context.actor.user,
      new Date(context.at.getTime() + linkHours * 3_600_000),
    ],
  );
  await audit(context, 'identity.create-link', {
    subject: 'User',
    ref: userId,
    before: null,
    after: { hours: linkHours },
  });
  return secret;
}

/** Uses a link: sets the password of its user. */
export async function usePasswordLink(context: CommandContext, secret: string, password: string): Promise<void> {
  const [link] = await context.tx.query<{ userId: string; username: string }>(
    `update one_time_link l set used_at = $2 from app_user u
     where l.hash = $1 and l.purpose = 'password' and l.used_at is null and l.expires_at > $2
       and u.id = l.user_id and u.active
     returning u.id as "userId", u.username`,
    [hashSecret(secret), context.at],
  );
  if (!link) throw identityFault('link-invalid', { detail: 'the link is not valid, was used or has expired' });
  context.actor = { ...context.actor, user: link.username, userId: link.userId };
  await choosePassword(context, link.userId, password);
}
