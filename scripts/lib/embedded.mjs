import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { databaseFolderOf, readState, writeState } from './embedded-state.mjs';
import { portNear } from './net.mjs';
import { stopParts } from './orphans.mjs';
import { placeForDatabase } from './postgres-home.mjs';
import { postgresUrl, startPostgres } from './postgres.mjs';
import { say } from './say.mjs';
import { databaseUser } from './system-user.mjs';
import { setRetention, startTemporal } from './temporal.mjs';
import { findTemporal } from './temporal-program.mjs';
import { startUndertaker } from './undertake.mjs';

export const retentionDays = 7;
export const databaseName = 'millrace';

/**
 * @typedef {object} Embedded
 * @property {import('./embedded-state.mjs').EmbeddedState} state
 * @property {string} postgresFolder
 * @property {string} [databaseUrl] of the embedded PostgreSQL
 * @property {string} [temporalAddress] of the embedded Temporal
 * @property {number} [temporalPort]
 */

/**
 * Ends what a killed start left behind on a data folder; it may hold the port that is wanted.
 * @param {string} dataDir
 */
export async function stopLeftovers(dataDir) {
  const left = await stopParts({ dataDir, postgresFolder: databaseFolderOf(dataDir, readState(dataDir)) });
  if (left.length > 0) say(`· Stopped what an earlier run left behind: ${left.join(', ')}`);
}

/**
 * Starts those parts of a data folder that are not somebody else's servers.
 * @param {import('./options.mjs').StartOptions} options
 * @param {import('./supervisor.mjs').Supervisor} supervisor
 * @returns {Promise<Embedded>}
 */
export async function startEmbedded(options, supervisor) {
  const state = readState(options.dataDir);
  const postgresFolder = databaseFolder(options, state);
  startUndertaker({ dataDir: options.dataDir, postgresFolder });
  // Chosen one after the other: two searches at once could find the same port.
  const databasePort = options.databaseUrl ? undefined : await portNear(state.postgresPort);
  const temporalPort = options.temporalAddress ? undefined : await portNear(state.temporalPort);
  const program = temporalPort ? await findTemporal() : undefined;
  const logs = join(options.dataDir, 'logs');
  await Promise.all([
    databasePort && addPostgres(supervisor, { folder: postgresFolder, port: databasePort, state, logs }),
    temporalPort && program && addTemporal(supervisor, { options, program, port: temporalPort, logs }),
  ]);
  if (temporalPort && program && !state.retentionSet) {
    state.retentionSet = await setRetention(program, temporalPort, options.namespace, retentionDays);
  }
  const ports = {
    ...(databasePort ? { postgresPort: databasePort } : {}),
    // A folder inside the data folder moves with it.
    ...(databasePort && !postgresFolder.startsWith(`${options.dataDir}/`) ? { postgresFolder } : {}),
    ...(temporalPort ? { temporalPort } : {}),
  };
  writeState(options.dataDir, Object.assign(state, ports));
  return {
    state,
    postgresFolder,
    ...(databasePort ? { databaseUrl: postgresUrl(databasePort, state.databasePassword, databaseName) } : {}),
    ...(temporalPort ? { temporalAddress: `127.0.0.1:${temporalPort}`, temporalPort } : {}),
  };
}

/** @param {import('./options.mjs').StartOptions} options @param {import('./embedded-state.mjs').EmbeddedState} state */
function databaseFolder(options, state) {
  const known = databaseFolderOf(options.dataDir, state);
  if (options.databaseUrl || existsSync(known)) return known;
  return placeForDatabase(options.dataDir, databaseUser());
}

/**
 * @param {import('./supervisor.mjs').Supervisor} supervisor
 * @param {{ folder: string, port: number, state: import('./embedded-state.mjs').EmbeddedState, logs: string }} postgres
 */
function addPostgres(supervisor, { folder, port, state, logs }) {
  const logFile = join(logs, 'postgres.log');
  return supervisor.add({
    name: 'postgres',
    start: () => startPostgres({ folder, port, password: state.databasePassword, logFile }),
  });
}

/**
 * @param {import('./supervisor.mjs').Supervisor} supervisor
 * @param {{ options: import('./options.mjs').StartOptions, program: string, port: number, logs: string }} temporal
 */
function addTemporal(supervisor, { options, program, port, logs }) {
  return supervisor.add({
    name: 'temporal',
    start: () =>
      startTemporal({
        program,
        port,
        file: join(options.dataDir, 'temporal', 'temporal.db'),
        namespace: options.namespace,
        logFile: join(logs, 'temporal.log'),
        ...(options.temporalUiPort ? { uiPort: options.temporalUiPort } : {}),
      }),
  });
}
