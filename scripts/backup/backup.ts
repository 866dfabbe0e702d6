import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { checkRoom } from '../lib/disk.mjs';
import { databaseName } from '../lib/embedded.mjs';
import { databaseFolderOf, readState } from '../lib/embedded-state.mjs';
import { stopParts } from '../lib/orphans.mjs';
import { send } from '../lib/part.mjs';
import { postgresUrl } from '../lib/postgres.mjs';
import { Problem } from '../lib/problem.mjs';
import { releaseFolder, runningOn, takeFolder } from '../lib/run-file.mjs';
import { millraceVersion, writeManifest } from './manifest.ts';
import { copyRunningPostgres, copyStoppedPostgres } from './postgres-copy.ts';
import { copyTemporal } from './temporal-copy.ts';

export interface Backup {
  folder: string;
  /** What is inside, for people. */
  contents: string[];
}

/**
 * Backs up a data folder into a new folder below `target`. Also while Millrace runs: API and workers are then held
 * still for the moment in which database and Temporal are captured, so that the two agree as after a crash.
 */
export async function backUp(
  dataDir: string,
  name = `backup-${timestamp()}`,
  target = join(dataDir, 'backups'),
): Promise<Backup> {
  const folder = join(target, name);
  if (existsSync(folder)) throw new Problem(`${folder} exists already.`);
  if (!existsSync(join(dataDir, 'embedded.json')))
    throw new Problem(`${dataDir} holds no data of Millrace.`, 'Name its data folder: --data DIR');
  checkRoom(target);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const running = runningOn(dataDir);
  if (running) await captureRunning(dataDir, folder, running.parts);
  else await captureStopped(dataDir, folder);
  // Attachments never change and never go: those of the captured moment are among those of now.
  const attachments = join(dataDir, 'attachments');
  if (existsSync(attachments)) cpSync(attachments, join(folder, 'attachments'), { recursive: true });
  cpSync(join(dataDir, 'embedded.json'), join(folder, 'embedded.json'));
  return finish(folder);
}

/** Ends with a manifest that tells what is there. */
function finish(folder: string): Backup {
  const has = (name: string) => existsSync(join(folder, name));
  const version = has('postgres') ? readFileSync(join(folder, 'postgres', 'PG_VERSION'), 'utf8').trim() : undefined;
  writeManifest(folder, {
    format: 1,
    millrace: millraceVersion(),
    at: new Date().toISOString(),
    ...(version === undefined ? {} : { postgres: version }),
    temporal: has('temporal.db'),
    attachments: has('attachments'),
  });
  const contents = [
    version && 'database',
    has('temporal.db') && 'Temporal',
    has('attachments') && 'attachments',
    'keys',
  ];
  return { folder, contents: contents.filter((name) => typeof name === 'string') };
}

async function captureStopped(dataDir: string, folder: string): Promise<void> {
  const postgres = databaseFolderOf(dataDir, readState(dataDir));
  takeFolder(dataDir);
  try {
    // A killed Millrace may have left its database running.
    await stopParts({ dataDir, postgresFolder: postgres });
    if (existsSync(postgres)) copyStoppedPostgres(postgres, join(folder, 'postgres'));
    await captureTemporal(dataDir, folder);
  } finally {
    releaseFolder(dataDir);
  }
}

async function captureRunning(dataDir: string, folder: string, parts: Record<string, number>): Promise<void> {
  if (parts['postgres'] === undefined) return captureTemporal(dataDir, folder);
  const state = readState(dataDir);
  const url = postgresUrl(state.postgresPort ?? 0, state.databasePassword, databaseName);
  const writers = ['api', 'worker'].map((name) => parts[name]).filter((pid) => pid !== undefined);
  try {
    await copyRunningPostgres(url, databaseFolderOf(dataDir, state), join(folder, 'postgres'), async () => {
      for (const pid of writers) send(-pid, 'SIGSTOP');
      await captureTemporal(dataDir, folder);
    });
  } finally {
    for (const pid of writers) send(-pid, 'SIGCONT');
  }
}

async function captureTemporal(dataDir: string, folder: string): Promise<void> {
  const file = join(dataDir, 'temporal', 'temporal.db');
  if (existsSync(file)) await copyTemporal(file, join(folder, 'temporal.db'));
}

const kept = 3;

/** The backup before an upgrade; only the last few of these are kept. */
export async function backUpBeforeUpgrade(dataDir: string): Promise<Backup> {
  const target = join(dataDir, 'backups');
  const made = await backUp(dataDir, `before-upgrade-${timestamp()}`, target);
  const old = readdirSync(target).filter((name) => name.startsWith('before-upgrade-'));
  for (const name of old.sort().slice(0, -kept)) rmSync(join(target, name), { recursive: true, force: true });
  return made;
}

/** The present moment as part of a file name; sorts by time. */
export function timestamp(now = new Date()): string {
  return now
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '-');
}
