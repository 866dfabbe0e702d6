import type { Database } from '../../../platform/database/database.ts';

export interface FormRow {
  key: string;
  version: number;
  schema: object;
}

/** How long a form may be shown after a newer one was published elsewhere. */
const FRESH_MS = 5000;
const forms = new Map<string, { readAt: number; form: FormRow | undefined }>();

/** The newest version of a form, or `undefined`. */
export async function formOf(database: Pick<Database, 'query'>, key: string): Promise<FormRow | undefined> {
  const known = forms.get(key);
  if (known && Date.now() - known.readAt < FRESH_MS) return known.form;
  const [form] = await database.query<FormRow>(
    'select key, version, schema from form_version where key = $1 order by version desc limit 1',
    [key],
  );
  forms.set(key, { readAt: Date.now(), form });
  return form;
}
