import { openDatabase } from '../platform/database/database.ts';
import type { Database } from '../platform/database/database.ts';
import { entities } from './entities.ts';

/** Opens the application's database with all its tables known. */
export function connect(url: string, poolSize?: number): Promise<Database> {
  return openDatabase({ url, entities, ...(poolSize === undefined ? {} : { poolSize }) });
}
