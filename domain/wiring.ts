import type { CompiledCalendar } from '../engine/model/calendar.ts';
import type { Client } from '@temporalio/client';
import { BEHAVIOUR } from '../engine/execute/index.ts';
import type { Logger } from '../platform/logging/logging.ts';
import type { Settings } from '../platform/settings/settings.ts';
import { temporalRuntime } from '../platform/temporal/process-runtime.ts';
import type { Database } from '../platform/database/database.ts';
import { connectEvents } from './foundation/index.ts';
import { eventSink, processFault } from './processes/index.ts';
import type { ProcessEngine, RecordRegistry } from './processes/index.ts';

/** Joins the areas where one needs another by name only: records of tasks, calendars of processes. */
export const domainRecords: RecordRegistry = {
  run: async (_context, name) => {
    throw processFault('no-such-record', { detail: `no record command ${name}` });
  },
  undo: async () => {},
};

/** Compiled calendars by name; a name that no plant defines is the 24 × 7 of the engine. */
export async function calendarsOf(
  _database: Database,
  _names: string[],
  _plantId: string | null,
): Promise<Record<string, CompiledCalendar>> {
  return {};
}

interface Parts {
  database: Database;
  client: Client;
  settings: Pick<Settings, 'temporalTaskQueue'>;
  log: Logger;
}

/** What running processes needs, on real parts. */
export function engineOf({ database, client, settings, log }: Parts): ProcessEngine {
  const engine: ProcessEngine = {
    database,
    runtime: temporalRuntime(client, settings.temporalTaskQueue),
    records: domainRecords,
    calendars: (names, plantId) => calendarsOf(database, names, plantId),
    behaviour: BEHAVIOUR,
    warn: (message, detail) => log.warn(detail, message),
  };
  connectEvents(eventSink(engine));
  return engine;
}
