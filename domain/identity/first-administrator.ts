import type { Tx } from '../../platform/database/database.ts';
import { createPasswordLink } from './own-account.ts';
import { seedDefaultRoles, seedUser, setupContext } from './seed.ts';
import { newSecret } from './secrets.ts';

/**
 * Begins a real plant: departments, default roles, and one administrator who sets a password by a one-time link.
 * Comes back with the secret of the link; the page is `/set-password/{secret}`.
 */
export async function seedFirstAdministrator(
  tx: Tx,
  options: { username?: string; at?: Date } = {},
): Promise<{ username: string; secret: string }> {
  const context = setupContext(tx, options.at);
  const seeded = await seedDefaultRoles(context);
  const username = options.username ?? 'admin';
  const user = {
    username,
    name: { zh: '管理员', en: 'Administrator' },
    department: 'it',
    role: 'it-admin',
    heads: 'it',
  };
  // Nobody knows this password; the link sets the first one.
  const userId = await seedUser(context, seeded, user, newSecret());
  return { username, secret: await createPasswordLink(context, userId) };
}

/** A new link for an administrator who has not logged in yet; `undefined` when there is none. */
export async function renewAdministratorLink(
  tx: Tx,
  at?: Date,
): Promise<{ username: string; secret: string } | undefined> {
  const context = setupContext(tx, at);
  const people = await tx.query<{ id: string; username: string; chosen: boolean }>(
    `select u.id, u.username, exists (select 1 from one_time_link l where l.user_id = u.id and l.used_at is null) as chosen
     from app_user u where u.active limit 2`,
  );
  const [only] = people;
  if (!only || people.length > 1 || !only.chosen) return undefined;
  return { username: only.username, secret: await createPasswordLink(context, only.id) };
}
