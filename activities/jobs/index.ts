import type { Client } from '@temporalio/client';
import { foundationJobs } from '../../domain/foundation/index.ts';
import type { Job } from '../../domain/foundation/index.ts';
import { identityJobs } from '../../domain/identity/index.ts';
import {
  computeUsualTimes,
  markSlow,
  markUnstaffed,
  spreadCalendars,
  sweepCommands,
  sweepMessages,
} from '../../domain/processes/index.ts';
import type { ProcessEngine } from '../../domain/processes/index.ts';
import { warehouseJobs } from '../../domain/warehouse/index.ts';
import type { Settings } from '../../platform/settings/settings.ts';
import { findEngineFailures, reconcileSome, silentEnds } from './reconcile.ts';
import { startBroadcasts } from './start-broadcasts.ts';
import { syncTimerStarts } from './timer-starts.ts';

/** Everything that goes on in the background, on every worker; each job leases what it works on. */
export function backgroundJobs(
  engine: ProcessEngine,
  client: Client,
  settings: Pick<Settings, 'temporalTaskQueue'>,
): Job[] {
  const taskQueue = settings.temporalTaskQueue;
  const months = `select ensure_instance_event_partition(m::date) from generate_series(now(), now() + interval '2 months', '1 month') m`;
  return [
    ...foundationJobs,
    ...identityJobs,
    ...warehouseJobs,
    { name: 'sweep-commands', everyMs: 1000, run: async () => void (await sweepCommands(engine)) },
    { name: 'sweep-messages', everyMs: 2000, run: () => sweepMessages(engine) },
    { name: 'start-broadcasts', everyMs: 500, run: () => startBroadcasts(engine, client, taskQueue) },
    { name: 'spread-calendars', everyMs: 5000, run: async () => void (await spreadCalendars(engine)) },
    { name: 'timer-starts', everyMs: 3000, run: () => syncTimerStarts(engine, client, taskQueue) },
    { name: 'reconcile', everyMs: 2000, run: () => reconcileSome(engine) },
    { name: 'silent-ends', everyMs: 10_000, run: silentEnds(engine, client, taskQueue) },
    { name: 'engine-failures', everyMs: 15_000, run: () => findEngineFailures(engine, client, taskQueue) },
    { name: 'slow-visits', everyMs: 10_000, run: async (database) => void (await markSlow(database)) },
    { name: 'unstaffed-tasks', everyMs: 5000, run: markUnstaffed },
    { name: 'usual-times', everyMs: 600_000, run: computeUsualTimes },
    { name: 'partitions', everyMs: 3_600_000, run: async (database) => void (await database.query(months)) },
  ];
}
