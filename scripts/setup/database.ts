import { Client } from 'pg';
import { errorCode } from '../lib/problem.mjs';

/** Any number that nobody else uses on this database. */
const setupLock = 7_235_001;

/** Makes the database of the URL when its server does not have it yet. */
export async function ensureDatabase(url: string): Promise<void> {
  const name = decodeURIComponent(new URL(url).pathname.slice(1)) || 'postgres';
  try {
    await withClient(url, async () => {});
  } catch (error) {
    if (errorCode(error) !== '3D000') throw error;
    const server = new URL(url);
    server.pathname = '/postgres';
    await withClient(server.href, async (client) => {
      await client.query(`create database ${client.escapeIdentifier(name)}`);
    });
  }
}

/** Only one set-up at a time, however many machines start at once. */
export async function holdSetupLock(url: string): Promise<{ release(): Promise<void> }> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('select pg_advisory_lock($1)', [setupLock]);
  return { release: () => client.end() };
}

async function withClient(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
