import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { node24, root } from '../../../scripts/lib/paths.mjs';
import { knownMigrations } from '../../../scripts/setup/migrate.ts';
import { shared } from './environment.ts';
import { atEnd, ownFolder } from './lifetime.ts';

/** `empty`: no tables. `migrated`: all tables. `demo`: as after the first `npm start`, demo plant and users included. */
export type Content = 'empty' | 'migrated' | 'demo';

export interface TestDatabase {
  url: string;
  /** Done by itself at the end of the test file. */
  drop(): Promise<void>;
}

const templateLock = 7_235_002;

/** A database of its own on the shared PostgreSQL (or on another server), copied from a prepared one in milliseconds. */
export async function createTestDatabase(
  content: Content = 'migrated',
  server: string = shared('MILLRACE_TEST_PG_URL'),
): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const template = content === 'empty' ? 'template1' : await preparedTemplate(content, server);
  await withServer(server, (client) => client.query(`create database ${name} template ${template}`));
  const drop = async () => {
    await withServer(server, (client) => client.query(`drop database if exists ${name} with (force)`)).catch(() => {});
  };
  atEnd(drop);
  return { url: databaseUrl(server, name), drop };
}

/** The URL of another database of the same server. */
export function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** Made once per server and state of migrations and records; test files that need it at the same time wait for each other. */
async function preparedTemplate(content: 'migrated' | 'demo', server: string): Promise<string> {
  const name = `template_${content}_${sourcesHash(content)}`;
  await withServer(server, async (client) => {
    await client.query('select pg_advisory_lock($1)', [templateLock]);
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount) return;
    await client.query(`drop database if exists ${name}_half with (force)`);
    await client.query(`create database ${name}_half`);
    await fill(content, databaseUrl(server, `${name}_half`));
    await client.query(`alter database ${name}_half rename to ${name}`);
  });
  return name;
}

/** In a process of its own: it is what `npm start` runs, and it leaves no connection open on the template. */
async function fill(content: 'migrated' | 'demo', url: string): Promise<void> {
  const script = content === 'demo' ? 'scripts/setup.ts' : 'scripts/setup/migrate-only.ts';
  await promisify(execFile)(node24, ['--no-warnings', script], {
    cwd: root,
    env: {
      ...process.env,
      DATABASE_URL: url,
      TEMPORAL_ADDRESS: '127.0.0.1:1',
      MILLRACE_DATA: ownFolder('setup'),
      HOST: '127.0.0.1',
      TZ: 'UTC',
    },
  });
}

/** The demo plant is made by the records' own commands, so it is as old as they are. */
function sourcesHash(content: 'migrated' | 'demo'): string {
  const hash = createHash('sha256');
  for (const name of knownMigrations()) hash.update(readFileSync(join(root, 'migrations', `${name}.ts`)));
  if (content === 'demo') for (const file of filesOf(join(root, 'domain'))) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 12);
}

function filesOf(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function withServer(server: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: databaseUrl(server, 'postgres') });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
