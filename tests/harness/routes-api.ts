import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from '../../api/framework/app.ts';
import type { Framework } from '../../api/framework/context.ts';
import type { AnyRoute } from '../../api/framework/route.ts';
import { Identities } from '../../domain/identity/index.ts';
import { Presence } from '../../platform/live/presence.ts';
import { createLogger } from '../../platform/logging/logging.ts';
import type { TestApi } from './api.ts';
import { atEnd } from './parts/index.ts';

/** A server with routes of a test, on the database and with the users of `api`. */
export async function serveRoutes(
  api: TestApi,
  routes: AnyRoute[],
  more: Partial<Framework> = {},
): Promise<{ address: string; presence: Presence }> {
  const { database } = api;
  const presence = new Presence(database.pool);
  await presence.open();
  const framework: Framework = {
    database,
    identities: new Identities(database),
    logger: createLogger({ level: 'fatal', part: 'test' }),
    processId: presence.id,
    checkResponses: true,
    ...more,
  };
  const server = createServer(createApp(routes, framework));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atEnd(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await presence.close();
  });
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, presence };
}
