import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './net.mjs';
import { postgresUrl, startPostgres } from './postgres.mjs';
import { releaseFolder, takeFolder } from './run-file.mjs';
import { startTemporal } from './temporal.mjs';
import { findTemporal, findTestServer } from './temporal-program.mjs';
import { startUndertaker } from './undertake.mjs';

/**
 * Tests throw their data away: nothing has to survive a power cut. `synchronous_commit` stays on, so that a killed
 * PostgreSQL still loses nothing that it had promised to keep.
 */
export const fastPostgres = { fsync: 'off', full_page_writes: 'off', max_connections: 300 };

const password = 'test';

/**
 * One PostgreSQL and one Temporal for all tests of a run, on free ports, gone afterwards.
 * @returns {Promise<{ environment: Record<string, string>, stop: () => Promise<void> }>} what tests find them by
 */
export async function startSharedParts() {
  const [cli, testServer] = [await findTemporal(), await findTestServer()];
  const folder = temporaryFolder('millrace-test-');
  takeFolder(folder);
  const postgresFolder = join(folder, 'postgres');
  startUndertaker({ dataDir: folder, postgresFolder }, { remove: true });
  const postgresPort = await freePort();
  const temporalPort = await freePort();
  const [postgres, temporal] = await Promise.all([
    startPostgres({
      folder: postgresFolder,
      port: postgresPort,
      password,
      logFile: join(folder, 'postgres.log'),
      settings: fastPostgres,
    }),
    startTemporal({
      program: cli,
      file: join(folder, 'temporal', 'temporal.db'),
      port: temporalPort,
      namespace: 'default',
      logFile: join(folder, 'temporal.log'),
      synchronous: 'normal',
    }),
  ]);
  return {
    environment: {
      MILLRACE_TEST_PG_URL: postgresUrl(postgresPort, password),
      MILLRACE_TEST_TEMPORAL: `127.0.0.1:${temporalPort}`,
      MILLRACE_TEST_TEMPORAL_CLI: cli,
      MILLRACE_TEST_TEST_SERVER: testServer,
    },
    stop: async () => {
      await Promise.all([temporal.stop(), postgres.stop()]);
      releaseFolder(folder);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * A new folder that the user of the database can enter too.
 * @param {string} prefix
 */
export function temporaryFolder(prefix) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), prefix)));
  chmodSync(folder, 0o755);
  return folder;
}
