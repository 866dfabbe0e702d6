/**
 * Waits beside a supervisor and, when that is killed without a chance to stop its parts, stops them in order.
 * Run as: node undertaker.mjs DATA_FOLDER POSTGRES_FOLDER, with a channel to the supervisor.
 */
import { stopParts } from './orphans.mjs';
import { runningOn } from './run-file.mjs';

const [dataDir = '', postgresFolder = ''] = process.argv.slice(2);

process.on('SIGINT', () => {});
process.on('SIGHUP', () => {});
process.once('disconnect', () => {
  // Somebody who has the folder by now has cleaned up, and runs parts of its own.
  if (runningOn(dataDir)) process.exit(0);
  void stopParts({ dataDir, postgresFolder }).then(() => process.exit(0));
});
process.send?.('here');
