import type { z } from 'zod';
import type { formItem } from '../../../contracts/processes/api.ts';
import type { Database } from '../../../platform/database/database.ts';

export type FormItem = z.output<typeof formItem>;

/** The newest version of every published form, by key. */
export async function listForms(database: Pick<Database, 'query'>): Promise<FormItem[]> {
  return database.query<FormItem>(
    `select distinct on (key) key, version, schema -> 'title' as title from form_version order by key, version desc`,
  );
}
