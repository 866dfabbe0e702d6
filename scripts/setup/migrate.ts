import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Database } from '../../platform/database/database.ts';
import { root } from '../lib/paths.mjs';
import { Problem } from '../lib/problem.mjs';

const table = 'mikro_orm_migrations';

/** Names of the migrations of this version, oldest first. */
export function knownMigrations(folder: string = join(root, 'migrations')): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => /^Migration\d.*\.ts$/.test(file) && !file.endsWith('.spec.ts'))
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

/** What has to be done to a database that had `executed` of the `known` migrations; refuses data of a newer version. */
export function planMigration(
  executed: readonly string[],
  known: readonly string[],
): { pending: string[]; backUp: boolean } {
  const foreign = executed.filter((name) => !known.includes(name));
  if (foreign.length > 0) {
    throw new Problem(
      `The data was made by a newer version of Millrace (it has ${foreign.join(', ')}).`,
      'Start that version again, or restore the backup that was made before the upgrade (docs/operations.md).',
    );
  }
  const pending = known.filter((name) => !executed.includes(name));
  // A database without any migration is new: there is nothing to lose.
  return { pending, backUp: pending.length > 0 && executed.length > 0 };
}

/** Brings a database to this version, after a backup when it has data of an older one. Returns how many migrations ran. */
export async function migrate(database: Database, backUp: () => Promise<void>): Promise<number> {
  const plan = planMigration(await executedMigrations(database), knownMigrations());
  if (plan.backUp) await backUp();
  if (plan.pending.length === 0) return 0;
  database.orm.config.set('migrations', { ...database.orm.config.get('migrations'), silent: true, snapshot: false });
  await database.orm.migrator.up();
  return plan.pending.length;
}
