import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Client } from '@temporalio/client';
import { connect } from '../../domain/database.ts';
import type { Database } from '../../platform/database/database.ts';
import { connectTemporal } from '../../platform/temporal/connect.ts';
import { ApiClient } from './api-client.ts';
import { atEnd, createTestDatabase, ownFolder, shared, startApi, startWorker, waitUntil } from './parts/index.ts';
import type { Ground, OwnPart } from './parts/index.ts';
import { untruths } from './truth.ts';

/** A whole Millrace for one test file: real processes of API and worker, people of the demo plant, one API that stays. */
export interface Plant {
  ground: Ground;
  database: Database;
  temporal: Client;
  api: OwnPart & { address: string };
  worker: OwnPart;
  /** Somebody of the demo plant, at the API that stays or at another one. */
  as(user: string, address?: string): ApiClient;
  publish(...paths: string[]): Promise<void>;
  start(processKey: string, variables?: object): Promise<string>;
  /** Id of the open task at an element. */
  openTask(instanceId: string, elementId: string): Promise<string>;
  tasks(instanceId: string): Promise<string[]>;
  untruths(instanceId: string): Promise<string[]>;
  /** Lets go of database and Temporal; processes end by themselves. */
  close(): Promise<void>;
  /** True when rows, workflow and events agree; throws with the differences otherwise. */
  settled(instanceId: string): Promise<boolean>;
}

export interface PlantOptions {
  users: string[];
  diagrams: string[];
  /** A server of the test's own, to be killed. */
  postgresUrl?: string;
  temporalAddress?: string;
}

/** Starts everything and waits until a first instance has run. */
export async function startPlant(options: PlantOptions): Promise<Plant> {
  const { url } = await createTestDatabase('demo', options.postgresUrl);
  const temporalAddress = options.temporalAddress ?? shared('MILLRACE_TEST_TEMPORAL');
  const ground: Ground = {
    databaseUrl: url,
    temporalAddress,
    taskQueue: `plant-${randomUUID()}`,
    dataDir: ownFolder('plant'),
  };
  const database = await connect(url, 4);
  const temporal = connectTemporal({ temporalAddress, temporalNamespace: 'default' } as never);
  let closed = false;
  const close = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    await temporal.connection.close();
    await database.close();
  };
  atEnd(close);
  const worker = await startWorker(ground);
  const api = await startApi(ground);
  const tokens = new Map<string, string>();
  for (const user of new Set(['owner', ...options.users]))
    tokens.set(user, (await new ApiClient(api.address).logIn(user, 'demo')).token!);
  const plant = { ...plantOf(ground, database, temporal, api, worker, tokens), close };
  await plant.publish(...options.diagrams);
  await warm(plant);
  return plant;
}

function plantOf(
  ground: Ground,
  database: Database,
  temporal: Client,
  api: Plant['api'],
  worker: OwnPart,
  tokens: Map<string, string>,
): Omit<Plant, 'close'> {
  const as: Plant['as'] = (user, address = api.address) => new ApiClient(address, tokens.get(user));
  const tasksWhere = (instanceId: string) =>
    database.query<{ id: string; element_id: string; state: string }>(
      'select id, element_id, state from task where instance_id = $1',
      [instanceId],
    );
  return {
    ...{ ground, database, temporal, api, worker, as },
    async publish(...paths) {
      const resources = paths.map((path) => ({
        name: path.split('/').at(-1)!,
        content: readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), 'utf8'),
      }));
      const published = await as('owner').post('/api/deployments', { resources });
      if (published.status !== 201) throw new Error(`not published: ${published.text}`);
    },
    async start(processKey, variables = {}) {
      const started = await as('owner').post('/api/instances', { processKey, variables });
      if (started.status > 202) throw new Error(`not started: ${started.text}`);
      const id = String(started.body.id);
      if (started.status === 202)
        await waitUntil('the instance has begun', async () => (await tasksWhere(id)).length > 0);
      return id;
    },
    async openTask(instanceId, elementId) {
      const found = (await tasksWhere(instanceId)).find(
        (task) => task.element_id === elementId && task.state === 'open',
      );
      if (!found) throw new Error(`no open task ${elementId} in ${instanceId}`);
      return found.id;
    },
    tasks: async (instanceId) =>
      (await tasksWhere(instanceId)).map((task) => `${task.element_id} ${task.state}`).sort(),
    untruths: (instanceId) => untruths(database, temporal, instanceId),
    async settled(instanceId) {
      const found = await untruths(database, temporal, instanceId);
      if (found.length > 0) throw new Error(found.join('\n'));
      return true;
    },
  };
}

/** The first instance waits until a worker polls; the others of the test must not. */
async function warm(plant: Plant): Promise<void> {
  const [process] = await plant.database.query<{ key: string }>(
    'select key from process_version where active order by deployed_at limit 1',
  );
  const id = await plant.start(process!.key);
  await plant.as('owner').post(`/api/instances/${id}/cancel`, { reason: 'warm-up' });
}
