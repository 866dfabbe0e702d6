import { chownSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Pool } from 'pg';
import { describe, expect, it } from '@jest/globals';
import { copyRunningPostgres } from '../../scripts/backup/postgres-copy.ts';
import { postgresUrl, startPostgres } from '../../scripts/lib/postgres.mjs';
import { databaseUser } from '../../scripts/lib/system-user.mjs';
import { atEnd, freePort, ownFolder, startOwnPostgres } from '../harness/parts/index.ts';

describe('copyRunningPostgres', () => {
  it('has exactly what was committed when the writers were held', async () => {
    // given a database under load
    const original = await startOwnPostgres({ full_page_writes: 'on' });
    const pool = new Pool({ connectionString: original.url, max: 4 });
    await pool.query('create table entry (n bigserial primary key, filler text)');
    await pool.query("insert into entry (filler) select repeat('x', 500) from generate_series(1, 20000)");
    let held = false;
    const writers = [1, 2, 3].map(async () => {
      while (!held) await pool.query("insert into entry (filler) values (repeat('y', 500))");
    });

    // when
    const copy = join(ownFolder('copy'), 'data');
    let atHold = 0;
    await copyRunningPostgres(original.url, original.folder, copy, async () => {
      held = true;
      await Promise.all(writers);
      atHold = await countRows(original.url);
    });
    await pool.query("insert into entry (filler) values ('after the backup')");
    await pool.end();

    // then
    expect(atHold).toBeGreaterThan(20000);
    expect(await countRows(await startOn(copy))).toBe(atHold);
  }, 120_000);
});

async function countRows(url: string): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ count: string }>('select count(*) from entry');
  await client.end();
  return Number(rows[0]?.count);
}

/** Starts a server on a copied data folder, as after a restore. */
async function startOn(folder: string): Promise<string> {
  const user = databaseUser();
  if (user) {
    for (const entry of ['', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })]) {
      chownSync(join(folder, entry), user.uid, user.gid);
    }
  }
  expect(existsSync(join(folder, 'backup_label'))).toBe(true);
  const port = await freePort();
  const part = await startPostgres({
    folder,
    port,
    password: 'own',
    logFile: `${folder}.log`,
    settings: { shared_buffers: '64MB' },
  });
  atEnd(() => part.kill());
  return postgresUrl(port, 'own');
}
