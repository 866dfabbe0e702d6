import type { Json, JsonObject } from '../json.ts';
import type { Form } from './form.ts';

type Field = Form['fields'][number];

/** The ids of all files that checked values of a form name: photos and signatures, also inside tables. */
export function filesOf(form: Pick<Form, 'fields'>, values: JsonObject): string[] {
  return form.fields.flatMap((field) => filesOfField(field, values[field.key]));
}

function filesOfField(field: Field, value: Json | undefined): string[] {
  if (value === undefined || value === null) return [];
  if (field.type === 'table') {
    return (value as JsonObject[]).flatMap((row) => filesOf({ fields: field.columns }, row));
  }
  if (field.type !== 'photo' && field.type !== 'signature') return [];
  return [value].flat() as string[];
}
