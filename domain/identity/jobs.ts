import type { Database } from '../../platform/database/database.ts';
import type { Job } from '../foundation/index.ts';

/** Background work of this area. */
export const identityJobs: readonly Job[] = [{ name: 'forget-sessions', everyMs: 3_600_000, run: forgetOldAccess }];

/** Log-ins that are over, and links that nobody can use any more. */
async function forgetOldAccess(database: Database): Promise<void> {
  await database.query(`delete from login_session where expires_at < now() - interval '1 day'`);
  await database.query(`delete from one_time_link where expires_at < now() - interval '30 days'`);
}
