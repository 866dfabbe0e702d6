import { describe, expect, test } from '@jest/globals';
import { formValues } from './form-values.ts';
import { form } from './form.ts';

const label = { zh: '名称', en: 'Name' };
const example = form.parse({
  formatVersion: 1,
  key: 'count-goods',
  title: label,
  fields: [
    { key: 'hint', type: 'info', label, value: '=order.code' },
    { key: 'counted', type: 'quantity', label, required: true, unit: '=unit' },
    { key: 'reason', type: 'select', label, lookup: { name: 'reasons', params: { kind: 'scrap' } } },
    { key: 'sure', type: 'checkbox', label, required: true, visibleWhen: '=counted = "0"' },
    { key: 'rows', type: 'table', label, columns: [{ key: 'n', type: 'number', label, required: true, max: 9 }] },
  ],
});

describe('form', () => {
  test.each([
    ['two fields with one key', { fields: [example.fields[1], example.fields[1]] }],
    ['a choice without options', { fields: [{ key: 'a', type: 'radio', label }] }],
    ['an unknown type', { fields: [{ key: 'a', type: 'slider', label }] }],
    ['a rule that is no FEEL', { fields: [{ key: 'a', type: 'text', label, visibleWhen: 'x' }] }],
  ])('refuses %s', (_name, change) => {
    expect(form.safeParse({ ...example, ...change }).success).toBe(false);
  });
});

describe('form values', () => {
  const values = formValues(example, (field) => field.key !== 'sure');

  test.each([
    ['all that is needed', { counted: '12.5' }, true],
    ['rows', { counted: '1', rows: [{ n: 3 }] }, true],
    ['a missing required value', {}, false],
    ['a float instead of text', { counted: 12.5 }, false],
    ['an unknown name', { counted: '1', admin: true }, false],
    ['a hidden field', { counted: '1', sure: true }, false],
    ['a row beyond its limit', { counted: '1', rows: [{ n: 10 }] }, false],
  ])('%s', (_name, value, good) => {
    expect(values.safeParse(value).success).toBe(good);
  });
});
