import { connect } from '../../domain/database.ts';
import { loadSettings } from '../../platform/settings/load.ts';
import { ensureDatabase } from './database.ts';
import { migrate } from './migrate.ts';

/** Brings a database to this version and fills in nothing: for tests. */
const { databaseUrl } = loadSettings();
await ensureDatabase(databaseUrl);
const database = await connect(databaseUrl, 2);
await migrate(database, async () => {});
await database.close();
