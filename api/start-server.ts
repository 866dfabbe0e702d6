import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { connect } from '../domain/database.ts';
import { Identities } from '../domain/identity/index.ts';
import { Presence } from '../platform/live/presence.ts';
import { wakeThrough } from '../platform/live/wake.ts';
import type { Logger } from '../platform/logging/logging.ts';
import type { Settings } from '../platform/settings/settings.ts';
import { allRoutes } from './areas.ts';
import { createApp } from './framework/app.ts';
import { AttemptLimit } from './framework/attempt-limit.ts';
import type { Framework } from './framework/context.ts';
import { Metrics } from './framework/metrics.ts';
import type { Services } from './services.ts';

const webFolder = fileURLToPath(new URL('../web/dist/browser', import.meta.url));
/** Requests that run at a stop get this long. */
const graceMs = 10_000;

export interface RunningServer {
  address: string;
  stop(): Promise<void>;
}

/** The API process: database, areas, HTTP. Fails when the database does not answer or the port is taken. */
export async function startServer(
  settings: Settings,
  logger: Logger,
  framework: Partial<Framework> = {},
): Promise<RunningServer> {
  const services = await openServices(settings, logger);
  try {
    const app = createApp(await allRoutes(services), { ...frameworkOf(services), ...framework }, services.metrics);
    const server = createServer({ requestTimeout: 120_000, headersTimeout: 20_000, keepAliveTimeout: 65_000 }, app);
    await listen(server, settings.port, settings.host);
    const { port } = server.address() as AddressInfo;
    return {
      address: `http://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${port}`,
      stop: () => stop(server, services),
    };
  } catch (error) {
    await close(services);
    throw error;
  }
}

async function openServices(settings: Settings, logger: Logger): Promise<Services> {
  const database = await connect(settings.databaseUrl, settings.databasePoolSize);
  const presence = new Presence(database.pool);
  await presence.open();
  wakeThrough(database.pool);
  return {
    settings,
    logger,
    database,
    identities: new Identities(database),
    presence,
    metrics: new Metrics(),
    failedLogIns: new AttemptLimit(100),
    checks: [{ name: 'database', check: async () => void (await database.query('select 1 from identity_state')) }],
    closing: [
      () => database.close(),
      async () => {
        wakeThrough(undefined);
        await presence.close();
      },
    ],
  };
}

function frameworkOf({ settings, logger, database, identities, presence }: Services): Framework {
  return {
    database,
    identities,
    logger,
    processId: presence.id,
    publicUrl: settings.publicUrl,
    trustProxy: settings.trustProxy,
    ...(existsSync(webFolder) ? { webFolder } : {}),
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** No new requests, streams end, running requests are answered, then everything is let go. */
async function stop(server: Server, services: Services): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const [letGoLast, ...rest] = services.closing;
  for (const part of rest.reverse()) await part().catch((err: unknown) => services.logger.warn({ err }, 'closing'));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(timer);
  await letGoLast?.();
}

async function close(services: Services): Promise<void> {
  for (const part of [...services.closing].reverse()) await part().catch(() => undefined);
}
