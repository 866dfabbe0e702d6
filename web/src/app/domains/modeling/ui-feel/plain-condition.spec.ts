import { describe, expect, test } from '@jest/globals';
import { readCondition, writeCondition } from './plain-condition';

describe('plain conditions', () => {
  test.each([
    'quantity > 100',
    'outcome = "approved"',
    'belowMinimum = true and quantity > 0',
    'state = "a" or state = "b"',
    'note = null',
    'note != null',
    'contains(name, "and then")',
    'order.price >= 12.5',
  ])('%s is read and written unchanged', (source) => {
    expect(writeCondition(readCondition(source)!)).toBe(source);
  });

  test.each(['a and b or c', 'count(list) > 2', 'x in [1..5]', '(a = 1)', 'not(a)'])('%s stays a formula', (source) => {
    expect(readCondition(source)).toBeNull();
  });

  test('a variable alone is asked for being true', () => {
    expect(readCondition('urgent')?.rows).toEqual([{ variable: 'urgent', operator: 'true', value: '' }]);
  });

  test('quotes in a value are kept', () => {
    const condition = { join: 'and' as const, rows: [{ variable: 'a', operator: '=' as const, value: 'say "x"' }] };
    expect(readCondition(writeCondition(condition))).toEqual(condition);
  });
});
