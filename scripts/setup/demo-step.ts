import { choosePassword, demoUsernames, setupContext } from '../../domain/identity/index.ts';
import { passwordMatches } from '../../domain/identity/password.ts';
import type { SetupStep } from './steps.ts';

const wellKnown = 'demo';

/**
 * People of the demo plant who still have the well-known password: told at every start on loopback; off loopback each
 * gets a random one, which is told once.
 */
export const demoStep: SetupStep = {
  name: 'demo passwords',
  async run({ database, loopback, demoPassword }) {
    const rows = await database.query<{ id: string; username: string; hash: string }>(
      `select u.id, u.username, c.password_hash as hash from app_user u join credential c on c.user_id = u.id
       where u.active and u.username = any($1) order by array_position($1, u.username)`,
      [demoUsernames],
    );
    const matches = await Promise.all(rows.map(({ hash }) => passwordMatches(hash, wellKnown)));
    const open = rows.filter((_, index) => matches[index]);
    if (open.length === 0) return undefined;
    if (loopback) return { logins: open.map(({ username }) => ({ username, password: wellKnown })) };
    const logins = open.map(({ id, username }) => ({ id, username, password: demoPassword() }));
    await database.transaction(async (tx) => {
      for (const { id, password } of logins) await choosePassword(setupContext(tx), id, password);
    });
    return { logins };
  },
};
