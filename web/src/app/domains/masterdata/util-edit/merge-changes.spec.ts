import { mergeChanges, same } from './merge-changes.ts';

describe('two people change one record', () => {
  const before = { code: 'A', name_zh: '泵', unit: 'pcs', lines: [{ item: 'B', quantity: '1' }] };

  test('what only the other changed is taken, what only I changed is kept', () => {
    // when
    const merged = mergeChanges(before, { ...before, name_zh: '水泵' }, { ...before, unit: 'kg' });

    // then
    expect(merged).toEqual({
      values: { ...before, name_zh: '水泵', unit: 'kg' },
      theirs: ['unit'],
      both: [],
    });
  });

  test('what both changed stands as I entered it, and is named', () => {
    // when
    const merged = mergeChanges(before, { ...before, unit: 'g' }, { ...before, unit: 'kg' });

    // then
    expect(merged.values['unit']).toBe('g');
    expect(merged.both).toEqual(['unit']);
  });

  test('the same change of both is no difference', () => {
    expect(mergeChanges(before, { ...before, unit: 'kg' }, { ...before, unit: 'kg' }).both).toEqual([]);
  });

  test('a value that I took away stays away', () => {
    expect(mergeChanges(before, { ...before, unit: null }, before).values['unit']).toBeNull();
  });

  test('rows are compared by what they hold, not by the order of their keys', () => {
    expect(same([{ item: 'B', quantity: '1' }], [{ quantity: '1', item: 'B', unit: null }])).toBe(true);
    expect(same([{ item: 'B', quantity: '1' }], [{ item: 'B', quantity: '2' }])).toBe(false);
  });
});
