import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { form } from '../../contracts/forms/form.ts';

const folder = new URL('../../domain/processes/content/forms/', import.meta.url);

describe('shipped forms', () => {
  test.each(readdirSync(folder).filter((name) => name.endsWith('.form.json')))(
    '%s is a form, in both languages',
    (name) => {
      const parsed = form.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
      expect(`${parsed.key}.form.json`).toBe(name);
      const columns = parsed.fields.flatMap((field) => (field.type === 'table' ? field.columns : []));
      for (const field of [...parsed.fields, ...columns]) expect(field.label.en).toBeTruthy();
    },
  );
});
