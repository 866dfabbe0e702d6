import type { Client } from '@temporalio/client';
import type { Json, JsonObject } from '../contracts/json.ts';
import { compileFeel } from '../engine/execute/feel.ts';
import type { CompiledFeel } from '../engine/execute/feel.ts';
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
    evaluate: evaluateFeel,
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

const expressions = new Map<string, CompiledFeel>();
const MOST = 1000;

/** FEEL outside of an instance: conditions of form fields. */
function evaluateFeel(expression: string, variables: JsonObject, at: Date): Json | undefined {
  try {
    let compiled = expressions.get(expression);
    if (!compiled) {
      if (expressions.size >= MOST) expressions.clear();
      compiled = compileFeel(expression);
      expressions.set(expression, compiled);
    }
    const read = (name: string): Json | undefined => (Object.hasOwn(variables, name) ? variables[name] : undefined);
    return compiled.evaluate(read, { now: at.getTime(), offset: 0 });
  } catch {
    return undefined;
  }
}
