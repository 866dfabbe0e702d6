import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { startBroadcasts } from '../../../activities/jobs/start-broadcasts.ts';
import { workflowIdOf } from '../../../contracts/processes/names.ts';
import { syncTimerStarts } from '../../../activities/jobs/timer-starts.ts';
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
import '../quiet-runtime.ts';
import { atEnd, createTestDatabase } from '../parts/index.ts';
import { InFlight } from './in-flight.ts';
import { ScriptedServices } from './scripted-services.ts';
import type { StageServer } from './servers.ts';
import { addDatabaseClock, installClock, setClock, uninstallClock } from './virtual-clock.ts';

/**
 * A worker with everything behind it on a Temporal server, for one story after the other. Several stages can stand on
 * one real server; a server that skips time has one clock, which this process takes over, so it carries one stage.
 */
export interface Stage {
  database: Database;
  client: Client;
  engine: ProcessEngine;
  taskQueue: string;
  /** Time can be skipped here. */
  skips: boolean;
  services: ScriptedServices;
  /** Activities besides services that are under way. */
  inFlight: InFlight;
  /** Where each instance was when its rows and its workflow were last seen to agree. */
  compared: Map<string, string>;
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
}

/** Ends with the test file. `serviceTypes`: all types of catalogue services that the stories name. */
export async function openStage(serviceTypes: readonly string[], server: StageServer): Promise<Stage> {
  const { database, drop } = await openDatabase(server.skips);
  if (server.skips) installClock();
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
    ...{ database, client, engine, taskQueue, skips: server.skips, services, inFlight },
    compared: new Map(),
    calendars: {},
    async sleepUntil(at) {
      const left = at - (await server.now());
      if (left > 0) await server.sleep(left);
      if (server.skips) await setClock(database, await server.now());
    },
    async runJobs() {
      await startBroadcasts(engine, client, taskQueue);
      await syncTimerStarts(engine, client, taskQueue);
      await sweepMessages(engine);
      await sweepCommands(engine);
    },
    async clear() {
      services.abandon();
      await endAll(stage);
      await database.query('update process_version set active = false');
      await syncTimerStarts(engine, client, taskQueue);
      await empty(database);
      stage.compared.clear();
    },
    limitRuns(limits) {
      if (limits) engine.limits = limits;
      else delete engine.limits;
    },
  };
  engine.calendars = (names) => Promise.resolve(chosen(stage.calendars, names));
  if (server.skips) await setClock(database, await server.now());
  atEnd(async () => {
    services.abandon();
    await stop();
    await client.connection.close();
    await database.close();
    await drop();
    if (server.skips) uninstallClock();
    await server.close();
  });
  return stage;
}

async function openDatabase(ownClock: boolean): Promise<{ database: Database; drop(): Promise<void> }> {
  const { url, drop } = await createTestDatabase();
  if (ownClock) {
    const plain = await connect(url, 1);
    await addDatabaseClock(plain);
    await plain.close();
  }
  return { database: await connect(url, 6), drop };
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

/** Everything that a story can leave behind. Few rows: deleting them is much faster than truncating. */
const tables = [
  ...['instance', 'instance_event', 'instance_variable', 'command', 'visit', 'task', 'incident', 'subscription'],
  ...['message', 'signal_broadcast', 'notification', 'timer_start', 'engine_failure', 'process_version', 'live_hint'],
];

async function empty(database: Database): Promise<void> {
  await database.query(`with ${tables.map((table) => `"in ${table}" as (delete from ${table})`).join(', ')} select 1`);
}

function chosen<Value>(all: Record<string, Value>, names: string[]): Record<string, Value> {
  return Object.fromEntries(names.flatMap((name) => (Object.hasOwn(all, name) ? [[name, all[name]!]] : [])));
}
