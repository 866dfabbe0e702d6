import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { NativeConnection, Worker } from '@temporalio/worker';
import { startBroadcasts } from '../../../activities/jobs/start-broadcasts.ts';
import { workflowIdOf } from '../../../contracts/processes/names.ts';
import { activitiesOf } from '../../../activities/registry.ts';
import { workflowBundle } from '../../../activities/workflow-bundle.ts';
import { connect } from '../../../domain/database.ts';
import { sweepCommands, sweepMessages } from '../../../domain/processes/index.ts';
import type { ProcessEngine } from '../../../domain/processes/index.ts';
import { engineOf } from '../../../domain/wiring.ts';
import type { CompiledCalendar } from '../../../engine/model/calendar.ts';
import type { RunLimits } from '../../../engine/model/protocol.ts';
import type { Database } from '../../../platform/database/database.ts';
import { createLogger } from '../../../platform/logging/logging.ts';
import { connectTemporal, connectionOptions, dataConverterOf } from '../../../platform/temporal/connect.ts';
import { createTestDatabase, shared } from '../parts/index.ts';
import { createSchema } from '../schema.ts';
import { InFlight } from './in-flight.ts';
import { ScriptedServices } from './scripted-services.ts';
import { skipTime } from './skip-time.ts';
import { addDatabaseClock, installClock, setClock, uninstallClock, virtualNow } from './virtual-clock.ts';

/**
 * A worker with everything behind it on a Temporal server whose time can be skipped. Time is one for all instances of
 * a stage, so stories play one after the other.
 */
export interface Stage {
  database: Database;
  client: Client;
  engine: ProcessEngine;
  taskQueue: string;
  services: ScriptedServices;
  /** Activities besides services that are under way. */
  inFlight: InFlight;
  /** Working calendars that instances started from now on get. */
  calendars: Record<string, CompiledCalendar>;
  /** Moves all clocks; not beyond the next deadline of an instance, whose firing has to be waited for. */
  sleepUntil(at: number): Promise<void>;
  /** What workers do in the background. */
  runJobs(): Promise<void>;
  /** Forgets everything: the next story meets an empty system. */
  clear(): Promise<void>;
  /** From now on instances start with these limits of a run. */
  limitRuns(limits: RunLimits | undefined): void;
  close(): Promise<void>;
}

/** `serviceTypes`: all types of catalogue services that the stories name. */
export async function openStage(serviceTypes: readonly string[]): Promise<Stage> {
  const server = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path: shared('MILLRACE_TEST_TEST_SERVER') } },
  });
  const { database, drop } = await openDatabase();
  installClock();
  const taskQueue = `stage-${randomUUID()}`;
  const settings = { temporalAddress: server.address, temporalNamespace: 'default', temporalTaskQueue: taskQueue };
  const client = connectTemporal(settings as never);
  const log = createLogger({ level: process.env['LOG_LEVEL'] ?? 'silent', part: 'stage' });
  const inFlight = new InFlight();
  const services = new ScriptedServices();
  const engine: ProcessEngine = engineOf({ database, client, settings: settings as never, log });
  const stop = await startWorker(settings, {
    ...inFlight.counted(activitiesOf(engine)),
    ...services.activities(serviceTypes),
  });
  const stage: Stage = {
    ...{ database, client, engine, taskQueue, services, inFlight, calendars: {} },
    async sleepUntil(at) {
      const left = at - (await server.currentTimeMs());
      if (left > 0) await skipTime(server, left);
      await setClock(database, await server.currentTimeMs());
    },
    async runJobs() {
      await startBroadcasts(engine, client, taskQueue);
      await sweepMessages(engine);
      await sweepCommands(engine);
    },
    async clear() {
      services.abandon();
      await endAll(stage);
      await empty(database);
    },
    limitRuns(limits) {
      if (limits) engine.limits = limits;
      else delete engine.limits;
    },
    async close() {
      services.abandon();
      await stop();
      await client.connection.close();
      await database.close();
      await drop();
      uninstallClock();
      await server.teardown();
    },
  };
  engine.calendars = (names) => Promise.resolve(chosen(stage.calendars, names));
  await setClock(database, await server.currentTimeMs());
  return stage;
}

async function openDatabase(): Promise<{ database: Database; drop(): Promise<void> }> {
  const { url, drop } = await createTestDatabase('empty');
  const plain = await connect(url, 1);
  await createSchema(plain);
  await addDatabaseClock(plain);
  await plain.close();
  return { database: await connect(url, 10), drop };
}

async function startWorker(
  settings: { temporalAddress: string; temporalTaskQueue: string },
  activities: object,
): Promise<() => Promise<void>> {
  const connection = await NativeConnection.connect(connectionOptions(settings as never));
  const worker = await Worker.create({
    connection,
    namespace: 'default',
    taskQueue: settings.temporalTaskQueue,
    workflowBundle: await workflowBundle(),
    activities,
    dataConverter: dataConverterOf({ payloadKey: undefined }),
  });
  const running = worker.run();
  return async () => {
    worker.shutdown();
    await running;
    await connection.close();
  };
}

/** What an instance would still do has no rows any more. */
async function endAll({ client, database }: Stage): Promise<void> {
  const open = await database.query<{ id: string }>(
    `select id from instance where state in ('starting', 'active', 'suspended')`,
  );
  const handles = open.map(({ id }) => client.workflow.getHandle(workflowIdOf(id)));
  await Promise.all(handles.map((handle) => handle.terminate('the story is over').catch(() => undefined)));
}

async function empty(database: Database): Promise<void> {
  const tables = await database.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition`,
  );
  await database.query(`truncate ${tables.map(({ name }) => `"${name}"`).join(', ')}`);
}

function chosen<Value>(all: Record<string, Value>, names: string[]): Record<string, Value> {
  return Object.fromEntries(names.flatMap((name) => (Object.hasOwn(all, name) ? [[name, all[name]!]] : [])));
}
