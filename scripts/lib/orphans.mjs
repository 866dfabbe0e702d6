import { join } from 'node:path';
import { stopForeign } from './part.mjs';
import { postmaster } from './postgres-pid.mjs';
import { listProcesses } from './process-table.mjs';

/** Marks the API and workers of a data folder on their command line, so that they are found without a pid file. */
export const dataFlag = '--data-folder=';

/**
 * In the order in which they must stop: who writes goes before what is written to.
 * @type {readonly { name: string, signal: NodeJS.Signals, mine: (command: string, place: Place) => boolean }[]}
 */
const kinds = [
  { name: 'api', signal: 'SIGTERM', mine: (command, { dataDir }) => ours(command, 'api/server.ts', dataDir) },
  { name: 'worker', signal: 'SIGTERM', mine: (command, { dataDir }) => ours(command, 'activities/worker.ts', dataDir) },
  { name: 'setup', signal: 'SIGTERM', mine: (command, { dataDir }) => ours(command, 'scripts/setup.ts', dataDir) },
  {
    name: 'temporal',
    signal: 'SIGTERM',
    mine: (command, { dataDir }) => command.includes(` --db-filename ${join(dataDir, 'temporal', 'temporal.db')} `),
  },
  {
    name: 'postgres',
    signal: 'SIGINT',
    mine: (command, { postgresFolder }) => command.includes('postgres') && command.includes(` -D ${postgresFolder} `),
  },
];

/** @typedef {{ dataDir: string, postgresFolder: string }} Place */

/** @param {string} command @param {string} script @param {string} dataDir */
function ours(command, script, dataDir) {
  return command.includes(script) && `${command} `.includes(`${dataFlag}${dataDir} `);
}

/**
 * Parts that run on a data folder without anybody who looks after them.
 * @param {Place} place
 * @returns {{ name: string, pid: number, signal: NodeJS.Signals }[]}
 */
export function findParts(place) {
  const all = listProcesses();
  // A child of PostgreSQL shows its parent's command line until it has one of its own.
  const main = postmaster(place.postgresFolder);
  return kinds.flatMap(({ name, signal, mine }) => {
    const found = all.filter(({ command }) => mine(command, place)).map(({ pid }) => ({ name, pid, signal }));
    return name === 'postgres' && found.some(({ pid }) => pid === main)
      ? found.filter(({ pid }) => pid === main)
      : found;
  });
}

/**
 * Ends what a killed supervisor left behind, in order.
 * @param {Place} place
 * @param {() => boolean} [isTaken] asked after looking: somebody who has the folder by then cleans up alone
 * @returns {Promise<string[]>} names of what was stopped
 */
export async function stopParts(place, isTaken = () => false) {
  const found = findParts(place);
  if (isTaken()) return [];
  for (const { pid, signal } of found) await stopForeign(pid, signal);
  return found.map(({ name }) => name);
}

/**
 * Ends every part whose command line names a folder below this one: what a killed test run left behind.
 * @param {string} folder
 */
export async function stopPartsBelow(folder) {
  const found = listProcesses().filter(({ pid, command }) => pid !== process.pid && command.includes(`${folder}/`));
  await Promise.all(found.map(({ pid }) => stopForeign(pid, 'SIGTERM', 2000)));
}
