import { join } from 'node:path';
import { freePort } from '../../../scripts/lib/net.mjs';
import { postgresUrl, startPostgres } from '../../../scripts/lib/postgres.mjs';
import { fastPostgres } from '../../../scripts/lib/shared-parts.mjs';
import { startTemporal } from '../../../scripts/lib/temporal.mjs';
import { shared } from './environment.ts';
import { ownFolder } from './lifetime.ts';
import { own } from './own-part.ts';
import type { OwnPart } from './own-part.ts';

/** A PostgreSQL to be killed. `url` is its `postgres` database; give it to `createTestDatabase` for others. */
export async function startOwnPostgres(
  settings: Record<string, string | number> = {},
): Promise<OwnPart & { url: string; folder: string }> {
  const folder = ownFolder('postgres');
  const port = await freePort();
  const password = 'own';
  const part = await own('postgres', () =>
    startPostgres({
      folder: join(folder, 'data'),
      port,
      password,
      logFile: join(folder, 'postgres.log'),
      settings: { ...fastPostgres, shared_buffers: '64MB', ...settings },
    }),
  );
  return { ...part, url: postgresUrl(port, password), folder: join(folder, 'data') };
}

/** A Temporal server to be killed; it keeps its data when started again. */
export async function startOwnTemporal({
  namespace = 'default',
  synchronous = 'normal',
  settings = {},
}: {
  namespace?: string;
  synchronous?: 'normal' | 'full';
  /** More of the server's dynamic configuration. */
  settings?: Record<string, string | number | boolean>;
} = {}): Promise<OwnPart & { address: string }> {
  const folder = ownFolder('temporal');
  const port = await freePort();
  const part = await own('temporal', () =>
    startTemporal({
      program: shared('MILLRACE_TEST_TEMPORAL_CLI'),
      file: join(folder, 'temporal.db'),
      port,
      namespace,
      settings,
      logFile: join(folder, 'temporal.log'),
      synchronous,
    }),
  );
  return { ...part, address: `127.0.0.1:${port}` };
}
