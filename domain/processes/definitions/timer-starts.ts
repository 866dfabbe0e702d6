import { startTriggers } from '../../../engine/execute/index.ts';
import type { EventDefinition } from '../../../engine/model/process.ts';
import type { Database } from '../../../platform/database/database.ts';
import { graphOf } from './graph-cache.ts';

export interface WantedTimerStart {
  processKey: string;
  versionId: string;
  elementId: string;
  /** Index of the timer among the element's definitions. */
  definition: number;
  timer: Extract<EventDefinition, { type: 'timer' }>;
  calendars: string[];
}

interface Newest {
  id: string;
  key: string;
}

/** Timer start events of the newest active version of every process that has some. */
export async function wantedTimerStarts(database: Database): Promise<WantedTimerStart[]> {
  const newest = await database.query<Newest>(
    `select id, key from (select distinct on (key) id, key, starts_by_timer from process_version where active
       order by key, version desc) newest where starts_by_timer`,
  );
  const wanted: WantedTimerStart[] = [];
  for (const { id, key } of newest) {
    const graph = await graphOf(database, id);
    for (const { elementId, definition, trigger: timer } of startTriggers(graph)) {
      if (timer.type !== 'timer') continue;
      wanted.push({ processKey: key, versionId: id, elementId, definition, timer, calendars: graph.calendars });
    }
  }
  return wanted;
}

export interface RunningTimerStart {
  process_key: string;
  element_id: string;
  definition: number;
  version_id: string;
}

/** Those whose workflow was started. */
export function runningTimerStarts(database: Pick<Database, 'query'>): Promise<RunningTimerStart[]> {
  return database.query('select process_key, element_id, definition, version_id from timer_start where running');
}

/** Notes that the workflow of a timer start event runs for a version, or (without one) no longer runs. */
export async function noteTimerStart(
  database: Pick<Database, 'query'>,
  { processKey, elementId, definition }: Pick<WantedTimerStart, 'processKey' | 'elementId' | 'definition'>,
  versionId: string | null,
): Promise<void> {
  if (versionId === null) {
    await database.query(
      'update timer_start set running = false where process_key = $1 and element_id = $2 and definition = $3',
      [processKey, elementId, definition],
    );
    return;
  }
  await database.query(
    `insert into timer_start (process_key, element_id, definition, version_id, running, since) values ($1, $2, $3, $4, true, now())
     on conflict (process_key, element_id, definition) do update set version_id = excluded.version_id, running = true, since = now()`,
    [processKey, elementId, definition, versionId],
  );
}
