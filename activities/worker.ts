import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { connect } from '../domain/database.ts';
import { createLogger } from '../platform/logging/logging.ts';
import { loadSettings } from '../platform/settings/load.ts';
import { connectionOptions, connectTemporal, dataConverterOf } from '../platform/temporal/connect.ts';
import { activitiesOf } from './registry.ts';
import { engineOf } from '../domain/wiring.ts';
import { backgroundJobs } from './jobs/index.ts';
import { runJobs } from './jobs/run-jobs.ts';
import { temporalLogger } from './temporal-logger.ts';
import { workflowBundle } from './workflow-bundle.ts';

/** The worker process: workflows, activities, background jobs. Any number of them share one task queue. */
const settings = loadSettings();
const log = createLogger({ level: settings.logLevel, part: 'worker' });

Runtime.install({ logger: temporalLogger(log), shutdownSignals: [] });
const [database, connection, bundle] = await Promise.all([
  connect(settings.databaseUrl, settings.databasePoolSize),
  NativeConnection.connect(connectionOptions(settings)),
  workflowBundle(),
]);
const client = connectTemporal(settings);
const engine = engineOf({ database, client, settings, log });
const worker = await Worker.create({
  connection,
  namespace: settings.temporalNamespace,
  taskQueue: settings.temporalTaskQueue,
  workflowBundle: bundle,
  activities: activitiesOf(engine),
  dataConverter: dataConverterOf(settings),
  maxCachedWorkflows: settings.maxCachedWorkflows,
  maxConcurrentActivityTaskExecutions: settings.maxConcurrentActivities,
  shutdownGraceTime: '20 seconds',
});

const jobs = runJobs(backgroundJobs(engine, client, settings), database, log);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => worker.shutdown());
log.info('worker is running');
try {
  await worker.run();
} finally {
  await jobs.stop();
  await connection.close();
  await client.connection.close();
  await database.close();
}
