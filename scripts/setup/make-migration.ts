import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { entities } from '../../domain/entities.ts';
import { openDatabase } from '../../platform/database/database.ts';
import { extras } from '../../domain/extras.ts';
import { root } from '../lib/paths.mjs';

/**
 * Writes the next migration from the difference between entities and snapshot (`DATABASE_URL`: a database at the last
 * migration). `--initial` replaces what no release has shipped yet by one first migration that carries the extras too.
 */
const initial = process.argv.includes('--initial');
const folder = join(root, 'migrations');
const database = await openDatabase({ url: process.env['DATABASE_URL']!, entities, writeSnapshot: true });
if (initial) for (const file of readdirSync(folder)) rmSync(join(folder, file));
const { fileName, diff } = await database.orm.migrator.create(undefined, false, initial);
if (initial) addExtras(join(folder, fileName));
console.log(`migrations/${fileName}: ${diff.up.length} statements`);
await database.close();

function addExtras(path: string): void {
  const text = readFileSync(path, 'utf8');
  const end = text.indexOf('  }\n\n');
  const statements = extras.map((sql) => `    this.addSql(${JSON.stringify(sql)});\n`).join('');
  writeFileSync(path, `${text.slice(0, end)}\n${statements}${text.slice(end)}`);
}
