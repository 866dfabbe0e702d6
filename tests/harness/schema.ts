import { extras } from '../../domain/extras.ts';
import type { Database } from '../../platform/database/database.ts';

/** Makes all tables in an empty database, from the entities and the extras, as the migrations do. */
export async function createSchema(database: Database): Promise<void> {
  await database.orm.schema.create();
  for (const statement of extras) await database.query(statement);
}
