/**
 * Waits beside a supervisor and, when that is killed without a chance to stop its parts, stops them in order.
 * Run as: node undertaker.mjs DATA_FOLDER POSTGRES_FOLDER [remove], with a channel to the supervisor.
 */
import { existsSync, rmSync } from 'node:fs';
import { stopParts, stopPartsBelow } from './orphans.mjs';
import { runningOn } from './run-file.mjs';

const [dataDir = '', postgresFolder = '', remove] = process.argv.slice(2);

process.on('SIGINT', () => {});
process.on('SIGHUP', () => {});
process.once('disconnect', async () => {
  // Somebody who has the folder by now has cleaned up, and runs parts of its own.
  const isTaken = () => runningOn(dataDir) !== undefined;
  if (isTaken() || !existsSync(dataDir)) process.exit(0);
  await stopParts({ dataDir, postgresFolder }, isTaken);
  if (remove) {
    await stopPartsBelow(dataDir);
    rmSync(dataDir, { recursive: true, force: true });
  }
  process.exit(0);
});
process.send?.('here');
