import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Database } from '../../platform/database/database.ts';
import { root } from '../lib/paths.mjs';
import { giveUp } from './report.ts';

const table = 'mikro_orm_migrations';

/** Names of the migrations of this version, oldest first. */
export function knownMigrations(folder = join(root, 'migrations')): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => /^\d.*\.ts$|^Migration.*\.ts$/.test(file) && !file.endsWith('.spec.ts'))
    .map((file) => basename(file, '.ts'))
    .sort();
}

/** Names of the migrations that this database has had. */
export async function executedMigrations(database: Pick<Database, 'query'>): Promise<string[]> {
  const [found] = await database.query<{ present: boolean }>('select to_regclass($1) is not null as present', [table]);
  if (!found?.present) return [];
  const rows = await database.query<{ name: string }>(`select name from ${table} order by name`);
  return rows.map(({ name }) => basename(name, '.ts'));
}

/** Refuses data of a newer version, backs up data of an older one, then migrates. Returns how many migrations ran. */
export async function migrate(database: Database, backUp: () => Promise<void>): Promise<number> {
  const known = knownMigrations();
  const executed = await executedMigrations(database);
  const foreign = executed.filter((name) => !known.includes(name));
  if (foreign.length > 0) {
    giveUp(
      `The data was made by a newer version of Millrace (it has ${foreign.join(', ')}).`,
      'Start that version again, or restore the backup that was made before the upgrade (docs/operations.md).',
    );
  }
  const pending = known.filter((name) => !executed.includes(name));
  if (pending.length === 0) return 0;
  if (executed.length > 0) await backUp();
  database.orm.config.set('migrations', { ...database.orm.config.get('migrations'), silent: true });
  await database.orm.migrator.up();
  return pending.length;
}
