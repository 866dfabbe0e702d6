import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { node24, root } from '../../scripts/lib/paths.mjs';
import { createTestDatabase, ownFolder } from '../harness/parts/index.ts';

interface Result {
  logins: { username: string; password: string }[];
  adminLink?: string;
}

/** Runs the set-up as on many machines, where it prints its result. */
async function setUp(url: string, environment: Record<string, string>): Promise<Result> {
  const { stdout } = await promisify(execFile)(node24, ['--no-warnings', 'scripts/setup.ts'], {
    cwd: root,
    env: {
      ...process.env,
      DATABASE_URL: url,
      TEMPORAL_ADDRESS: '127.0.0.1:1',
      MILLRACE_DATA: ownFolder('data'),
      ...environment,
    },
  });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Result;
}

describe('people of a new plant', () => {
  it('have the well-known password on loopback, and random ones as soon as others can reach it', async () => {
    const { url } = await createTestDatabase();

    // when
    const first = await setUp(url, { HOST: '127.0.0.1' });
    const again = await setUp(url, { HOST: 'localhost' });
    const opened = await setUp(url, { HOST: '0.0.0.0' });
    const openedAgain = await setUp(url, { HOST: '0.0.0.0' });

    // then
    expect(first.logins).toHaveLength(10);
    expect(first.logins[0]).toEqual({ username: 'owner', password: 'demo' });
    expect(again.logins).toEqual(first.logins);
    expect(new Set(opened.logins.map(({ password }) => password)).size).toBe(10);
    expect(opened.logins.every(({ password }) => /^[\w-]{12}$/.test(password))).toBe(true);
    expect(openedAgain.logins).toEqual([]);
  }, 120_000);

  it('never have the well-known password when the first start is open to others', async () => {
    const { url } = await createTestDatabase();

    const { logins } = await setUp(url, { HOST: '0.0.0.0' });

    expect(logins).toHaveLength(10);
    expect(logins.some(({ password }) => password === 'demo')).toBe(false);
  }, 60_000);

  it('are one administrator with a one-time link when there is no demo', async () => {
    const { url } = await createTestDatabase();

    const { logins, adminLink } = await setUp(url, { MILLRACE_DEMO: 'false' });

    expect(logins).toEqual([]);
    expect(adminLink).toMatch(/^\/set-password\/[\w-]{20,}$/);
  }, 60_000);
});
