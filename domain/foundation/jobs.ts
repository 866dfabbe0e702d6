import type { Database } from '../../platform/database/database.ts';
import { sealAudit } from './audit-chain.ts';
import type { Job } from './job.ts';

const hour = 3_600_000;

/** Background work of the foundation: the audit's chain, and forgetting what is kept for a time only. */
export const foundationJobs: readonly Job[] = [
  { name: 'seal-audit', everyMs: 2000, run: sealAll },
  { name: 'forget-live-hints', everyMs: hour / 6, run: forget('live_hint', `at < now() - interval '1 day'`) },
  { name: 'forget-request-keys', everyMs: hour, run: forget('request_key', `started_at < now() - interval '7 days'`) },
  {
    name: 'forget-receipts',
    everyMs: hour,
    // Process steps may come again after years (a reset); requests may not.
    run: forget('command_receipt', `at < now() - interval '8 days' and key like 'http:%'`),
  },
];

async function sealAll(database: Database): Promise<void> {
  while ((await sealAudit(database)) >= 1000);
}

/** Small bites, so that no lock and no transaction lasts long; two workers at once skip each other's rows. */
function forget(table: string, old: string): Job['run'] {
  const bite = `delete from ${table} where ctid = any(array(
    select ctid from ${table} where ${old} limit 5000 for update skip locked))`;
  return async (database) => {
    for (let rows = await count(database, bite); rows === 5000; rows = await count(database, bite));
  };
}

async function count(database: Database, bite: string): Promise<number> {
  return (await database.pool.query(bite)).rowCount ?? 0;
}
