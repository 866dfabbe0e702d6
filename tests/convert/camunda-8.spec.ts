import { describe, expect, test } from '@jest/globals';
import { form } from '../../contracts/forms/form.ts';
import { compileConverted, convert } from '../../engine/convert/index.ts';
import { around, converted, it, notes } from './model.ts';

/** Models of Camunda 8 run as they are; only the forms inside them become files. */

const zeebe = (element: string, extensions = ''): string =>
  around(element)
    .replace('xmlns:camunda="http://camunda.org/schema/1.0/bpmn"', 'xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"')
    .replace(
      '<bpmn:process id="p" isExecutable="true">',
      `<bpmn:process id="p" isExecutable="true">${extensions === '' ? '' : `<bpmn:extensionElements>${extensions}</bpmn:extensionElements>`}`,
    );

const task = (definition: string): string =>
  `<bpmn:userTask id="It" name="Check it"><bpmn:extensionElements>${definition}</bpmn:extensionElements></bpmn:userTask>`;

describe('forms inside a drawing', () => {
  const components = [
    { type: 'text', text: '# Check' },
    { type: 'textfield', key: 'name', label: 'Name', validate: { required: true, maxLength: 50, pattern: 'x' } },
    { type: 'number', key: 'amount', label: 'Amount', validate: { min: 1 }, defaultValue: 5 },
    { type: 'group', components: [{ type: 'checkbox', key: 'ok', label: 'Fine' }] },
    { type: 'radio', key: 'way', label: 'Way', values: [{ value: 'l', label: 'left' }] },
    { type: 'checklist', key: 'which', label: 'Which', values: [{ value: 'a' }] },
    { type: 'datetime', subtype: 'date', key: 'day', label: 'Day' },
    { type: 'dynamiclist', key: 'rows' },
    { type: 'select', key: 'from', label: 'From', valuesKey: 'list' },
    { type: 'button', key: 'b', label: 'Send' },
  ];
  const xml = zeebe(
    task('<zeebe:formDefinition formKey="camunda-forms:bpmn:Form_1" />'),
    `<zeebe:userTaskForm id="Form_1">${JSON.stringify({ type: 'default', components })}</zeebe:userTaskForm>`,
  );

  test('become files that their tasks name', async () => {
    const { forms } = converted(xml);
    expect(forms).toHaveLength(1);
    expect(forms[0]!.schema).toMatchObject({ key: 'it', title: { zh: 'Check it' } });
    expect(form.safeParse(forms[0]!.schema).success).toBe(true);
    expect(forms[0]!.schema['fields']).toEqual([
      { key: 'name', type: 'text', label: { zh: 'Name' }, required: true, maxLength: 50 },
      { key: 'amount', type: 'number', label: { zh: 'Amount' }, min: 1, defaultValue: 5 },
      { key: 'ok', type: 'checkbox', label: { zh: 'Fine' } },
      { key: 'way', type: 'radio', label: { zh: 'Way' }, options: [{ value: 'l', label: { zh: 'left' } }] },
      {
        key: 'which',
        type: 'select',
        label: { zh: 'Which' },
        options: [{ value: 'a', label: { zh: 'a' } }],
        multiple: true,
      },
      { key: 'day', type: 'date', label: { zh: 'Day' } },
      { key: 'from', type: 'text', label: { zh: 'From' } },
    ]);
    expect(await it(xml)).toMatchObject({ formKey: 'it' });
  });

  test('what is lost is told', () => {
    expect(notes(xml)).toEqual([
      'mapped zeebe:userTaskForm: is the form it',
      'degraded form: the field name no longer checks pattern',
      'degraded form: the field rows of type dynamiclist is left out',
      'degraded form: the choices of from come from elsewhere: it has become a text',
    ]);
  });

  test('a form that is no JSON is told too', () => {
    const broken = zeebe(task(''), '<zeebe:userTaskForm id="Form_1">{</zeebe:userTaskForm>');
    expect(notes(broken)).toEqual(['degraded zeebe:userTaskForm: the form is no JSON of fields: draw it anew']);
  });
});

test('everything else is left alone', () => {
  expect(convert(zeebe(task('<zeebe:assignmentDefinition assignee="ann" />')))).toBeNull();
});

test('what Camunda 8 has and nothing here does is refused by name', async () => {
  const { findings } = await compileConverted(
    zeebe(task('<zeebe:taskListeners><zeebe:taskListener eventType="creating" type="x" /></zeebe:taskListeners>')),
  );
  expect(findings).toContainEqual(
    expect.objectContaining({ rule: 'not-executed', severity: 'error', elementId: 'It' }),
  );
});
