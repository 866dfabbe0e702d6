import {
  demoUsernames,
  renewAdministratorLink,
  seedDemoIdentity,
  seedFirstAdministrator,
} from '../../domain/identity/index.ts';
import type { SetupStep } from './steps.ts';

/** People: the demo plant's on a first start, or one administrator who comes in by a one-time link. */
export const identityStep: SetupStep = {
  name: 'people',
  async run({ database, settings, demoPassword }) {
    const [{ count } = { count: 0 }] = await database.query<{ count: number }>(
      'select count(*)::int as count from app_user',
    );
    if (count > 0) {
      const renewed = await database.transaction((tx) => renewAdministratorLink(tx));
      return renewed && { adminLink: `/set-password/${renewed.secret}` };
    }
    if (!settings.demo) {
      const { secret } = await database.transaction((tx) => seedFirstAdministrator(tx));
      return { adminLink: `/set-password/${secret}` };
    }
    const passwords = Object.fromEntries(demoUsernames.map((username) => [username, demoPassword()]));
    await database.transaction((tx) => seedDemoIdentity(tx, { passwords }));
    return { logins: demoUsernames.map((username) => ({ username, password: passwords[username]! })) };
  },
};
