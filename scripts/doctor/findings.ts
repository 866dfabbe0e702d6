import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { settingProblems } from '../../platform/settings/load.ts';
import { isReady } from '../lib/app-parts.mjs';
import { freeBytes } from '../lib/disk.mjs';
import { databaseName } from '../lib/embedded.mjs';
import { databaseFolderOf, readState } from '../lib/embedded-state.mjs';
import { portTrouble } from '../lib/net.mjs';
import { findParts } from '../lib/orphans.mjs';
import { packagesAreCurrent } from '../lib/packages.mjs';
import { postgresPrograms } from '../lib/postgres-home.mjs';
import { postgresUrl } from '../lib/postgres.mjs';
import { Problem } from '../lib/problem.mjs';
import { runningOn } from '../lib/run-file.mjs';
import type { RunRecord } from '../lib/run-file.mjs';
import { isNewEnough, knownTemporal, oldestServer, serverVersion } from '../lib/temporal-program.mjs';
import { executedMigrations, knownMigrations } from '../setup/migrate.ts';

export interface Finding {
  state: 'good' | 'bad' | 'note';
  text: string;
  remedy?: string;
}

const good = (text: string): Finding => ({ state: 'good', text });
const note = (text: string): Finding => ({ state: 'note', text });
const bad = (text: string, remedy?: string): Finding => ({ state: 'bad', text, ...(remedy ? { remedy } : {}) });

/** Looks at everything that a start needs and at what runs; changes nothing. */
export async function findings(dataDir: string): Promise<Finding[]> {
  const running = runningOn(dataDir);
  return [
    good(`Node ${process.versions.node} on ${process.platform}-${process.arch}`),
    packagesAreCurrent()
      ? good('Packages are those of the lockfile')
      : note('Packages are stale; the next start installs them'),
    ...settingProblems().map((problem) => bad(problem, 'All settings: docs/operations.md')),
    await temporalProgram(),
    databaseProgram(),
    room(dataDir),
    ...(running ? await ofRunning(dataDir, running) : await ofStopped(dataDir)),
  ];
}

async function temporalProgram(): Promise<Finding> {
  if (process.env['TEMPORAL_ADDRESS']) return note(`Temporal of your own at ${process.env['TEMPORAL_ADDRESS']}`);
  const program = await knownTemporal();
  if (program === undefined) return note('No Temporal program yet; the first start fetches it');
  const version = await serverVersion(program);
  if (version && isNewEnough(version)) return good(`Temporal server ${version}: ${program}`);
  return bad(`Temporal server ${version ?? 'unknown'} is too old: ${program}`, `Use ${oldestServer} or newer.`);
}

function databaseProgram(): Finding {
  if (process.env['DATABASE_URL']) return note('PostgreSQL of your own (DATABASE_URL)');
  try {
    return good(`Embedded PostgreSQL: ${postgresPrograms().postgres}`);
  } catch (error) {
    if (error instanceof Problem) return bad(error.message, error.remedy);
    throw error;
  }
}

function room(dataDir: string): Finding {
  const free = freeBytes(dataDir) / (1 << 30);
  const text = `${free.toFixed(1)} GB free for ${dataDir}`;
  return free < 2 ? bad(text, 'Free some room before the disk is full.') : good(text);
}

async function ofStopped(dataDir: string): Promise<Finding[]> {
  const port = Number(process.env['PORT'] || 8080);
  const trouble = await portTrouble(port, process.env['HOST'] || '127.0.0.1');
  const left = existsSync(join(dataDir, 'embedded.json'))
    ? findParts({ dataDir, postgresFolder: databaseFolderOf(dataDir, readState(dataDir)) })
    : [];
  return [
    note(existsSync(dataDir) ? `Not running on ${dataDir}` : `No data yet at ${dataDir}`),
    ...left.map(({ name, pid }) => note(`${name} (process ${pid}) is left over from a crash; the next start ends it`)),
    trouble
      ? bad(`Port ${port} cannot be used (${trouble})`, 'npm start -- --port OTHER')
      : good(`Port ${port} is free`),
  ];
}

async function ofRunning(dataDir: string, { pid, address, since, parts }: RunRecord): Promise<Finding[]> {
  const ready = address !== undefined && (await isReady(address));
  return [
    good(`Running since ${since} (process ${pid}; ${Object.keys(parts).join(', ')})`),
    ready
      ? good(`Ready: ${address}`)
      : bad(`Not ready: ${address ?? 'still starting'}`, `See ${join(dataDir, 'logs')}`),
    ...(parts['postgres'] === undefined ? [] : [await database(dataDir)]),
  ];
}

async function database(dataDir: string): Promise<Finding> {
  const { postgresPort, databasePassword } = readState(dataDir);
  const client = new Client({ connectionString: postgresUrl(postgresPort ?? 0, databasePassword, databaseName) });
  try {
    await client.connect();
    const query = async <Row>(text: string, values?: readonly unknown[]) =>
      (await client.query(text, values ? [...values] : [])).rows as Row[];
    const executed = await executedMigrations({ query });
    const pending = knownMigrations().filter((name) => !executed.includes(name));
    if (pending.length > 0) return note(`The database is ${pending.length} migrations behind; a start brings it up`);
    return good('The database answers and is of this version');
  } catch (error) {
    return bad(
      `The database does not answer: ${(error as Error).message}`,
      `See ${join(dataDir, 'logs', 'postgres.log')}`,
    );
  } finally {
    await client.end().catch(() => {});
  }
}
