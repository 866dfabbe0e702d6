/** What tests start, kill and wait for. Everything ends by itself after the test file. */
export { startApi, startWorker } from './app.ts';
export type { Ground } from './app.ts';
export { launchBrowser } from './browser.ts';
export { startCluster } from './cluster.ts';
export { createTestDatabase, databaseUrl } from './database.ts';
export type { Content, TestDatabase } from './database.ts';
export { shared } from './environment.ts';
export { atEnd, ownFolder, putAway } from './lifetime.ts';
export type { OwnPart } from './own-part.ts';
export { startOwnPostgres, startOwnTemporal } from './servers.ts';
export { freePort, sleep, waitUntil } from './wait-until.ts';
