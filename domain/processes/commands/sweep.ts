import { atCrashPoint } from '../../../platform/crash-points/crash-points.ts';
import type { ProcessEngine } from '../process-engine.ts';
import { loadCommand, sendCommand } from './send.ts';

const BATCH = 50;
const PARALLEL = 10;

/**
 * Sends every command again whose answer was lost: the process that sent it died, or Temporal did not answer in time.
 * Rows are leased by moving their next attempt, so that several workers share the work.
 */
export async function sweepCommands(engine: ProcessEngine): Promise<number> {
  const due = await atCrashPoint('sweep.lease', () =>
    engine.database.query<{ id: string }>(
      `update command set attempts = attempts + 1,
       next_attempt_at = now() + make_interval(secs => least(300, 5 * 2 ^ least(attempts, 6)))
     where id in (select id from command where state = 'running' and next_attempt_at <= now()
       order by next_attempt_at limit ${BATCH} for update skip locked) returning id`,
    ),
  );
  for (let from = 0; from < due.length; from += PARALLEL) {
    await Promise.all(due.slice(from, from + PARALLEL).map((row) => again(engine, row.id)));
  }
  return due.length;
}

async function again(engine: ProcessEngine, id: string): Promise<void> {
  try {
    const command = await loadCommand(engine, id);
    if (command) await sendCommand(engine, command, { withdrawIfUnsent: false, timeoutMs: 20_000 });
  } catch (error) {
    engine.warn('a command could not be sent; it stays with the sweep', { command: id, error: String(error) });
  }
}
