import { existsSync } from 'node:fs';
import { Client } from 'pg';
import { describe, expect, it } from '@jest/globals';
import { isAlive } from '../../scripts/lib/process-table.mjs';
import { createTestDatabase, ownFolder, startOwnPostgres, startOwnTemporal, waitUntil } from './parts/index.ts';

async function rows(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('parts for tests', () => {
  it('gives every test a database of its own', async () => {
    const [one, other] = await Promise.all([createTestDatabase('empty'), createTestDatabase('empty')]);

    await rows(one.url, 'create table t (n int)');

    expect(await rows(other.url, "select to_regclass('t') as t")).toEqual([{ t: null }]);
  });

  it('copies a migrated database', async () => {
    const { url } = await createTestDatabase();

    expect(await rows(url, "select to_regclass('mikro_orm_migrations') is not null as migrated")).toEqual([
      { migrated: true },
    ]);
  }, 60_000);

  it('keeps what was committed when PostgreSQL is killed', async () => {
    // given
    const postgres = await startOwnPostgres();
    await rows(postgres.url, 'create table kept (n int); insert into kept values (7)');
    const before = postgres.pid();

    // when
    await postgres.kill();
    expect(isAlive(before)).toBe(false);
    await postgres.start();

    // then
    expect(await rows(postgres.url, 'select n from kept')).toEqual([{ n: 7 }]);
  }, 60_000);

  it('starts a killed Temporal again', async () => {
    const temporal = await startOwnTemporal();

    await temporal.kill();
    await temporal.start();

    expect(temporal.running()).toBe(true);
  }, 60_000);

  it('says what it waited for in vain', async () => {
    await expect(waitUntil('the moon', () => false, { timeout: 20 })).rejects.toThrow(
      'waited 0.02 s in vain: the moon',
    );
  });

  it('makes folders that differ', () => {
    const [one, other] = [ownFolder('x'), ownFolder('x')];

    expect(one).not.toBe(other);
    expect(existsSync(one)).toBe(true);
  });
});
