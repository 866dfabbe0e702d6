import { demoUsernames, seedDemoIdentity } from '../../domain/identity/index.ts';
import type { SeededIdentity } from '../../domain/identity/index.ts';
import { connect } from '../../domain/database.ts';
import { createLogger } from '../../platform/logging/logging.ts';
import { loadSettings } from '../../platform/settings/load.ts';
import type { Settings } from '../../platform/settings/settings.ts';
import { startServer } from '../../api/start-server.ts';
import type { Framework } from '../../api/framework/context.ts';
import type { Database } from '../../platform/database/database.ts';
import { ApiClient } from './api-client.ts';
import { atEnd, createTestDatabase, ownFolder } from './parts/index.ts';
import { createSchema } from './schema.ts';

/** The API in this process on a database of its own, with the people of the demo plant (password `demo`). */
export interface TestApi {
  address: string;
  database: Database;
  settings: Settings;
  seeded: SeededIdentity;
  /** A client of this user, by access token. */
  as(username: string): Promise<ApiClient>;
  /** Nobody. */
  anonymous: ApiClient;
  /** One more API on the same database. */
  another(): Promise<string>;
}

/** Starts it for the test file; everything ends with the file. */
export async function startTestApi(framework: Partial<Framework> = {}): Promise<TestApi> {
  const { url } = await createTestDatabase('empty');
  const database = await connect(url, 4);
  await createSchema(database);
  const passwords = Object.fromEntries(demoUsernames.map((name) => [name, 'demo']));
  const seeded = await database.transaction((tx) => seedDemoIdentity(tx, { passwords }));
  const settings = testSettings(url);
  const clients = new Map<string, Promise<ApiClient>>();
  atEnd(() => database.close());
  const open = async (): Promise<string> => {
    const logger = createLogger({ level: process.env['LOG_LEVEL'] ?? 'fatal', part: 'api' });
    const server = await startServer(settings, logger, { checkResponses: true, ...framework });
    atEnd(() => server.stop());
    return server.address;
  };
  const address = await open();
  const anonymous = new ApiClient(address);
  const as = (username: string): Promise<ApiClient> => {
    if (!clients.has(username)) clients.set(username, anonymous.logIn(username, 'demo'));
    return clients.get(username)!;
  };
  return { address, database, settings, seeded, as, anonymous, another: open };
}

/** Settings of a process of a test. */
export function testSettings(databaseUrl: string): Settings {
  return loadSettings({
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: process.env['MILLRACE_TEST_TEMPORAL'] ?? '127.0.0.1:1',
    PORT: '0',
    HOST: '127.0.0.1',
    MILLRACE_DATA: ownFolder('data'),
    MILLRACE_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
    DATABASE_POOL_SIZE: '6',
  });
}
