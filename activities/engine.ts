import type { Client } from '@temporalio/client';
import type { ProcessEngine } from '../domain/processes/index.ts';
import { BEHAVIOUR } from '../engine/execute/index.ts';
import type { Database } from '../platform/database/database.ts';
import type { Logger } from '../platform/logging/logging.ts';
import type { Settings } from '../platform/settings/settings.ts';
import { temporalRuntime } from '../platform/temporal/process-runtime.ts';
import { calendarsOf, domainRecords } from '../domain/wiring.ts';

interface Parts {
  database: Database;
  client: Client;
  settings: Pick<Settings, 'temporalTaskQueue'>;
  log: Logger;
}

/** What running processes needs, on real parts. */
export function engineOf({ database, client, settings, log }: Parts): ProcessEngine {
  return {
    database,
    runtime: temporalRuntime(client, settings.temporalTaskQueue),
    records: domainRecords,
    calendars: (names, plantId) => calendarsOf(database, names, plantId),
    behaviour: BEHAVIOUR,
    warn: (message, detail) => log.warn(detail, message),
  };
}
