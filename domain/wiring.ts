import type { CompiledCalendar } from '../engine/model/calendar.ts';
import type { Database } from '../platform/database/database.ts';
import { processFault } from './processes/index.ts';
import type { RecordRegistry } from './processes/index.ts';

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
