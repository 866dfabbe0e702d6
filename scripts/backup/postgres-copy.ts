import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { Client } from 'pg';
import { errorCode } from '../lib/problem.mjs';

/** Contents that PostgreSQL makes anew at start, or that belong to the running server only (as in pg_basebackup). */
const emptied = new Set([
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
]);
const leftOut =
  /^(postmaster\.(pid|opts)|pgsql_tmp.*|pg_internal\.init.*|backup_label(\.old)?|tablespace_map(\.old)?|backup_manifest)$/;

/**
 * Copies the data folder of a running PostgreSQL so that a server started on the copy has exactly what was committed
 * when `settle` had run. `settle` runs after the long part of the copying: it is the place to hold writers still.
 */
export async function copyRunningPostgres(
  url: string,
  folder: string,
  target: string,
  settle: () => Promise<void>,
): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    // The slot keeps the log from this moment on until the connection ends.
    await client.query(
      "select pg_create_physical_replication_slot('millrace_backup_' || pg_backend_pid(), true, true)",
    );
    await client.query("select pg_backup_start('millrace', true)");
    const { rows: began } = await client.query<{ file: string }>(
      'select pg_walfile_name(pg_current_wal_lsn()) as file',
    );
    copyFiles(folder, target);
    await settle();
    const { rows } = await client.query<{ labelfile: string; spcmapfile: string }>(
      'select labelfile, spcmapfile from pg_backup_stop(false)',
    );
    writeFileSync(join(target, 'backup_label'), rows[0]?.labelfile ?? '', { mode: 0o600 });
    copyLog(join(folder, 'pg_wal'), join(target, 'pg_wal'), rows[0]?.labelfile ?? '', began[0]?.file ?? '');
  } finally {
    await client.end();
  }
}

/** Copies the data folder of a PostgreSQL that does not run. */
export function copyStoppedPostgres(folder: string, target: string): void {
  cpSync(folder, target, {
    recursive: true,
    preserveTimestamps: true,
    filter: (path) => !/^postmaster\.(pid|opts)$/.test(basename(path)),
  });
}

function copyFiles(folder: string, target: string): void {
  mkdirSync(target, { recursive: true, mode: 0o700 });
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const from = join(entry.parentPath, entry.name);
    const path = relative(folder, from);
    const top = path.split('/')[0] ?? '';
    if (emptied.has(top) && path !== top) continue;
    if (entry.isDirectory()) mkdirSync(join(target, path), { recursive: true, mode: 0o700 });
    else if (!leftOut.test(entry.name)) copyIfThere(from, join(target, path));
  }
}

/** A file may go while we copy: the log then knows about it. */
function copyIfThere(from: string, to: string): void {
  try {
    cpSync(from, to, { preserveTimestamps: true });
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}

/** The log from the start of the backup to its end. */
function copyLog(from: string, to: string, label: string, fallback: string): void {
  const first = /START WAL LOCATION: \S+ \(file ([0-9A-F]{24})\)/.exec(label)?.[1] ?? fallback;
  mkdirSync(to, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(from)) {
    if (/^[0-9A-F]{24}$/.test(name) && name >= first) copyIfThere(join(from, name), join(to, name));
    else if (name.endsWith('.history')) copyIfThere(join(from, name), join(to, name));
  }
}
