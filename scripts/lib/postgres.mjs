import { chownSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeDatabaseFolder, postgresPrograms } from './postgres-home.mjs';
import { Problem, diskFull } from './problem.mjs';
import { lastLines, run } from './run.mjs';
import { spawnPart } from './part.mjs';
import { dropForeignPidFile, takesConnections } from './postgres-pid.mjs';
import { until } from './wait.mjs';

const superuser = 'millrace';

/**
 * @typedef {object} PostgresOptions
 * @property {string} folder of the database cluster; made when missing
 * @property {number} port
 * @property {string} password
 * @property {string} logFile
 * @property {Record<string, string | number>} [settings] of postgresql.conf
 */

/**
 * Starts a PostgreSQL of our own on loopback and waits until it takes connections.
 * @param {PostgresOptions} options
 * @returns {Promise<import('./part.mjs').Part>}
 */
export async function startPostgres(options) {
  const programs = postgresPrograms();
  if (!existsSync(join(options.folder, 'PG_VERSION'))) await initialize(programs, options);
  dropForeignPidFile(options.folder);
  const settings = {
    port: options.port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '256MB',
    log_timezone: 'UTC',
    timezone: 'UTC',
    ...options.settings,
  };
  const part = spawnPart({
    name: 'postgres',
    command: programs.postgres,
    args: ['-D', options.folder, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    cwd: options.folder,
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
    logFile: options.logFile,
    // Fast shutdown: open transactions are rolled back, nothing committed is lost.
    stopSignal: 'SIGINT',
    stopTimeout: 60_000,
    ...(programs.user ? { user: programs.user } : {}),
  });
  const ready = () => takesConnections(options.folder, part.pid);
  if (!(await until(ready, { timeout: 120_000, interval: 20, hopeless: () => !part.running() }))) {
    await part.kill();
    throw startTrouble(part.lastWords(), options);
  }
  return part;
}

/**
 * @param {import('./postgres-home.mjs').PostgresPrograms} programs
 * @param {PostgresOptions} options
 */
async function initialize({ initdb, user }, { folder, password }) {
  makeDatabaseFolder(folder, user);
  // Beside the folder, which has to be empty.
  const passwordFile = `${folder}.password`;
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user) chownSync(passwordFile, user.uid, user.gid);
  const args = ['-D', folder, '-U', superuser, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8'];
  // The sort order must not depend on the machine: a database may move.
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions'];
  const env = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
  const { code, output } = await run(initdb, [...args, ...locale], { env, cwd: folder, ...(user ?? {}) });
  rmSync(passwordFile, { force: true });
  if (code === 0) return;
  if (/No space left/.test(output)) throw diskFull(folder);
  throw new Problem(
    `PostgreSQL could not make its database: ${lastLines(output, 3)}`,
    `Look at the rights on ${folder}.`,
  );
}

/** @param {string} words @param {PostgresOptions} options */
function startTrouble(words, { folder, port, logFile }) {
  if (/No space left/.test(words)) return diskFull(folder);
  const remedies = /** @type {const} */ ([
    [
      /initialized by PostgreSQL version|incompatible with server/,
      'The data was made by another version: restore a backup with the version that made it.',
    ],
    [/Address already in use/, `Another program took port ${port}; start again.`],
    [/Permission denied|invalid permissions/, `Look at the rights on ${folder}.`],
    [/shared memory/, 'A former PostgreSQL of this folder is still ending; start again in a moment.'],
  ]);
  const remedy = remedies.find(([pattern]) => pattern.test(words))?.[1] ?? `See ${logFile}`;
  const line = words.split('\n').find((text) => /FATAL|PANIC|error/i.test(text)) ?? lastLines(words, 1);
  return new Problem(`PostgreSQL does not start: ${line.replace(/^.*?(FATAL|PANIC):\s*/, '')}`, remedy);
}

/**
 * @param {number} port
 * @param {string} password
 * @param {string} [database]
 */
export function postgresUrl(port, password, database = 'postgres') {
  return `postgres://${superuser}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}
