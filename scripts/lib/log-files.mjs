import { copyFileSync, existsSync, readdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';

const largest = 50 << 20;
const every = 60_000;

/**
 * Keeps the logs of a data folder small while their parts run. The parts append, so a file that is cut short under them
 * simply goes on at its new end.
 * @param {string} folder
 */
export function watchLogs(folder) {
  setInterval(() => trimLogs(folder), every).unref();
}

/**
 * Moves the content of logs that have grown too large to `NAME.log.1`.
 * @param {string} folder
 * @param {number} [limit] bytes
 */
export function trimLogs(folder, limit = largest) {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    if (!name.endsWith('.log') || statSync(file).size <= limit) continue;
    copyFileSync(file, `${file}.1`);
    truncateSync(file);
  }
}
