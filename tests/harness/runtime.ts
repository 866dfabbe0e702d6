import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Client } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import type { WorkerOptions } from '@temporalio/worker';
import { activitiesOf } from '../../activities/registry.ts';
import { engineOf } from '../../domain/wiring.ts';
import { workflowBundle } from '../../activities/workflow-bundle.ts';
import { publicationOf } from '../../api/processes/publication.ts';
import { connect } from '../../domain/database.ts';
import { execute } from '../../domain/foundation/index.ts';
import type { ActingUser, CommandContext } from '../../domain/foundation/index.ts';
import { publish } from '../../domain/processes/index.ts';
import type { ProcessEngine, PublishedVersions } from '../../domain/processes/index.ts';
import type { Database } from '../../platform/database/database.ts';
import { createLogger } from '../../platform/logging/logging.ts';
import { connectTemporal, connectionOptions, dataConverterOf } from '../../platform/temporal/connect.ts';
import './quiet-runtime.ts';
import { createTestDatabase, shared } from './parts/index.ts';
import { createSchema } from './schema.ts';

export interface TestRuntime {
  database: Database;
  client: Client;
  engine: ProcessEngine;
  taskQueue: string;
  databaseUrl: string;
  /** Starts a worker in this process. */
  startWorker(options?: Partial<WorkerOptions>): Promise<{ stop(): Promise<void> }>;
  /** Publishes diagrams and forms of tests/ as it would be by the API. */
  publish(...paths: string[]): Promise<PublishedVersions>;
  close(): Promise<void>;
}

/** A database of its own and the shared Temporal, without API: for tests of what is between them. */
export async function startRuntime(): Promise<TestRuntime> {
  const { url, drop } = await createTestDatabase('empty');
  const database = await connect(url, 10);
  await createSchema(database);
  const taskQueue = `test-${randomUUID()}`;
  const settings = {
    temporalAddress: shared('MILLRACE_TEST_TEMPORAL'),
    temporalNamespace: 'default',
    temporalTaskQueue: taskQueue,
  } as never;
  const client = connectTemporal(settings);
  const log = createLogger({ level: process.env['LOG_LEVEL'] ?? 'silent', part: 'test' });
  const engine = engineOf({ database, client, settings, log });
  const workers: { stop(): Promise<void> }[] = [];
  return {
    database,
    client,
    engine,
    taskQueue,
    databaseUrl: url,
    async startWorker(options = {}) {
      const worker = await workerOf(engine, taskQueue, options);
      workers.push(worker);
      return worker;
    },
    publish: (...paths) => publishFiles(database, paths),
    async close() {
      for (const worker of workers) await worker.stop();
      await client.connection.close();
      await database.close();
      await drop();
    },
  };
}

async function workerOf(
  engine: ProcessEngine,
  taskQueue: string,
  options: Partial<WorkerOptions>,
): Promise<{ stop(): Promise<void> }> {
  const settings = { temporalAddress: shared('MILLRACE_TEST_TEMPORAL') } as never;
  const connection = await NativeConnection.connect(connectionOptions(settings));
  const worker = await Worker.create({
    connection,
    namespace: 'default',
    taskQueue,
    workflowBundle: options.workflowBundle ?? (await workflowBundle()),
    activities: activitiesOf(engine),
    dataConverter: dataConverterOf({ payloadKey: undefined }),
  });
  const running = worker.run();
  return {
    async stop() {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await running;
      await connection.close().catch(() => {});
    },
  };
}

/** Somebody who may do everything, by user name. */
export function anybody(user: string): ActingUser {
  return { user, userId: `id-of-${user}`, ability: { can: () => true }, locale: 'en' };
}

/** Context of a command given by `user` now. */
export function contextOf(user: string, key: string = randomUUID()): Omit<CommandContext, 'tx'> {
  return { actor: anybody(user), at: new Date(), key, origin: { via: 'app' } };
}

/** Publishes files, as paths below tests/, in a database, as the API would. */
export async function publishFiles(database: Database, paths: string[]): Promise<PublishedVersions> {
  const resources = paths.map((path) => ({
    name: basename(path),
    content: readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), 'utf8'),
  }));
  const { publication } = await publicationOf({ resources });
  return execute(database, contextOf('owner'), publish, publication);
}
