import { describe, expect, test } from '@jest/globals';
import type { Form } from '../../../../../../contracts/forms/form.ts';
import { FormModel } from './form-model';

const label = { zh: '\u540d', en: 'Name' };
const form: Form = {
  formatVersion: 1,
  key: 'inspection',
  title: label,
  fields: [
    { key: 'accepted', type: 'quantity', label, required: true, defaultValue: '=quantity', max: '=quantity' },
    { key: 'rejected', type: 'quantity', label, required: true, defaultValue: '=quantity - number(accepted)' },
    { key: 'reason', type: 'text', label, required: true, visibleWhen: '=number(rejected) > 0' },
    { key: 'hint', type: 'info', label, value: '=itemCode' },
  ],
};
const variables = { quantity: 100, itemCode: 'FG-1' };

describe('a form being filled in', () => {
  test('takes defaults from the variables, as decimal text', () => {
    const model = new FormModel(form, variables);
    expect(model.result()).toEqual({ accepted: '100', rejected: '0' });
    expect(model.valid()).toBe(true);
  });

  test('recalculates a default until somebody types there', () => {
    const model = new FormModel(form, variables);
    model.set('accepted', '97');
    expect(model.value('rejected')).toBe('3');
    model.set('rejected', '2');
    model.set('accepted', '90');
    expect(model.value('rejected')).toBe('2');
  });

  test('shows and demands a field only when its rule holds', () => {
    const model = new FormModel(form, variables);
    expect(model.visible(form.fields[2]!)).toBe(false);
    model.set('accepted', '97');
    expect(model.visible(form.fields[2]!)).toBe(true);
    expect(model.showAll()).toBe('reason');
    expect(model.errorOf('reason')).toEqual({ key: 'form.required' });
  });

  test('checks limits that are formulas, without rounding', () => {
    const model = new FormModel(form, variables);
    model.set('accepted', '100.000001');
    model.touch('accepted');
    expect(model.errorOf('accepted')).toEqual({ key: 'form.max', params: { limit: '100' } });
  });

  test('shows what the server says beside its field until it is changed', () => {
    const model = new FormModel(form, variables);
    const refused = { path: 'variables.accepted', code: 'sum', message: 'does not add up' };
    expect(model.refuse([refused])).toBe('accepted');
    expect(model.errorOf('accepted')).toEqual({ refused });
    model.set('accepted', '99');
    expect(model.errorOf('accepted')).toBeNull();
  });

  test('goes on from a draft', () => {
    const model = new FormModel(form, variables, { accepted: '50', gone: 1 });
    expect(model.result()).toMatchObject({ accepted: '50', rejected: '50' });
  });
});
