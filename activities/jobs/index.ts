import type { Client } from '@temporalio/client';
import { foundationJobs } from '../../domain/foundation/index.ts';
import type { Job } from '../../domain/foundation/index.ts';
import { identityJobs } from '../../domain/identity/index.ts';
import { sweepCommands } from '../../domain/processes/index.ts';
import type { ProcessEngine } from '../../domain/processes/index.ts';
import type { Settings } from '../../platform/settings/settings.ts';
import { startBroadcasts } from './start-broadcasts.ts';

/** Everything that goes on in the background, on every worker; each job leases what it works on. */
export function backgroundJobs(
  engine: ProcessEngine,
  client: Client,
  settings: Pick<Settings, 'temporalTaskQueue'>,
): Job[] {
  const months = `select ensure_instance_event_partition(m::date) from generate_series(now(), now() + interval '2 months', '1 month') m`;
  return [
    ...foundationJobs,
    ...identityJobs,
    { name: 'sweep-commands', everyMs: 1000, run: async () => void (await sweepCommands(engine)) },
    { name: 'start-broadcasts', everyMs: 500, run: () => startBroadcasts(engine, client, settings.temporalTaskQueue) },
    { name: 'partitions', everyMs: 3_600_000, run: async (database) => void (await database.query(months)) },
  ];
}
