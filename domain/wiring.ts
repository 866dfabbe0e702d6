import type { Client } from '@temporalio/client';
import { BEHAVIOUR } from '../engine/execute/index.ts';
import type { CompiledCalendar } from '../engine/model/calendar.ts';
import type { Database } from '../platform/database/database.ts';
import type { Logger } from '../platform/logging/logging.ts';
import type { Settings } from '../platform/settings/settings.ts';
import { temporalRuntime } from '../platform/temporal/process-runtime.ts';
import { connectEvents } from './foundation/index.ts';
import { compiledCalendars } from './masterdata/index.ts';
import { eventSink } from './processes/index.ts';
import type { ProcessEngine } from './processes/index.ts';
import { recordRegistry } from './records.ts';

/** Code of the calendar that every plant has without defining it. */
const ALWAYS = '24x7';

interface Parts {
  database: Database;
  client: Client;
  settings: Pick<Settings, 'temporalTaskQueue'>;
  log: Logger;
}

/** What running processes needs, on real parts; joins the areas that know each other by name only. */
export function engineOf({ database, client, settings, log }: Parts): ProcessEngine {
  const engine: ProcessEngine = {
    database,
    runtime: temporalRuntime(client, settings.temporalTaskQueue),
    records: recordRegistry,
    calendars: (names, plantId) => calendarsOf(database, names, plantId),
    behaviour: BEHAVIOUR,
    warn: (message, detail) => log.warn(detail, message),
  };
  connectEvents(eventSink(engine));
  return engine;
}

/**
 * Compiled calendars by name as they are now. `default` is the plant's own round-the-clock calendar: it says in which
 * zone times without offset are meant.
 */
async function calendarsOf(
  database: Database,
  names: string[],
  plantId: string | null,
): Promise<Record<string, CompiledCalendar>> {
  const wanted = [...new Set([...names, ALWAYS])];
  const { [ALWAYS]: always, ...found } = await database.transaction((tx) =>
    compiledCalendars(tx, new Date(), wanted, plantId ?? undefined),
  );
  if (!always) return found;
  return { ...found, ...(names.includes(ALWAYS) ? { [ALWAYS]: always } : {}), default: found['default'] ?? always };
}
