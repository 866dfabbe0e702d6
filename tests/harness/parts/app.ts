import { isReady, spawnApp } from '../../../scripts/lib/app-parts.mjs';
import { freePort } from '../../../scripts/lib/net.mjs';
import type { Part } from '../../../scripts/lib/part.mjs';
import { until } from '../../../scripts/lib/wait.mjs';
import { shared } from './environment.ts';
import { ownFolder } from './lifetime.ts';
import { own } from './own-part.ts';
import type { OwnPart } from './own-part.ts';

/** On which servers an API or a worker of a test stands. */
export interface Ground {
  databaseUrl: string;
  /** The shared Temporal when left out. */
  temporalAddress?: string;
  /** Tests that share a Temporal keep apart by their task queues. */
  taskQueue: string;
  /** More environment, such as crash points. */
  env?: Record<string, string>;
  /** Attachments and logs; APIs and workers of one installation share it. */
  dataDir?: string;
}

/** An API process of one's own; resolves when it is ready. */
export async function startApi(ground: Ground): Promise<OwnPart & { address: string }> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const dataDir = ground.dataDir ?? ownFolder('api');
  const env = { ...environmentOf(ground, dataDir), PORT: String(port), HOST: '127.0.0.1' };
  const part = await own('api', async () => {
    const spawned = spawnApp({ name: `api-${port}`, script: 'api/server.ts', env, dataDir });
    await ready(spawned, () => isReady(address));
    return spawned;
  });
  return { ...part, address };
}

/** A worker process of one's own; resolves as soon as it runs, which is before it polls. */
export async function startWorker(ground: Ground): Promise<OwnPart> {
  const dataDir = ground.dataDir ?? ownFolder('worker');
  const env = environmentOf(ground, dataDir);
  return own('worker', async () => spawnApp({ name: 'worker', script: 'activities/worker.ts', env, dataDir }));
}

function environmentOf(ground: Ground, dataDir: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    TZ: 'UTC',
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'info',
    MILLRACE_DATA: dataDir,
    DATABASE_URL: ground.databaseUrl,
    TEMPORAL_ADDRESS: ground.temporalAddress ?? shared('MILLRACE_TEST_TEMPORAL'),
    TEMPORAL_TASK_QUEUE: ground.taskQueue,
    MILLRACE_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
    ...ground.env,
  };
}

async function ready(part: Part, isUp: () => Promise<boolean>): Promise<void> {
  if (await until(isUp, { timeout: 60_000, hopeless: () => !part.running() })) return;
  const words = part.lastWords();
  await part.kill();
  throw new Error(`${part.name} does not get ready:\n${words}`);
}
