import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../contracts/json.ts';
import { compileFeel } from '../../engine/execute/feel.ts';
import { environment } from './feel.ts';

/** What an expression can read is known when it is compiled; conditional events are asked again by it. */

const rows: readonly (readonly [source: string, reads: string[], names?: readonly string[]])[] = [
  ['a + b', ['a', 'b']],
  ['order.lines[1].sku', ['order']],
  // An entry of the item, or a variable: only the value tells.
  ['order.lines[qty > limit]', ['order', 'qty', 'limit']],
  ['list[item > 2]', ['list']],
  ['for x in list return x + a', ['list', 'a']],
  ['for x in list, y in x return y', ['list']],
  ['some x in list satisfies x = partial', ['list', 'partial']],
  ['for x in list return partial', ['list']],
  ['(function(p) p + a)(1)', ['a']],
  ['{x: a, y: x}.y', ['a']],
  ['{f: function(n) if n > 9 then m else f(n + 1), r: f(1)}.r', ['m']],
  ['if a then b else c', ['a', 'b', 'c']],
  ['x in (1, y) and z', ['x', 'y', 'z']],
  ['x in [a..b]', ['x', 'a', 'b']],
  ['x between a and b', ['x', 'a', 'b']],
  ['max(a, b)', ['a', 'b']],
  ['sort(list, function(x, y) x.v < y.v)', ['list']],
  ['"a" + string(n)', ['n']],
  ['1 + 2', []],
  ['Phone Number + 1', ['Phone Number'], ['Phone Number']],
  ['date(from: d)', ['d']],
  ['get value(m, k)', ['m', 'k']],
];

const cases = rows.map(([source, reads, names]) => [source, reads, names ?? []] as const);

describe('the variables that an expression reads', () => {
  test.each(cases)('%s', (source, reads, names) => {
    expect([...compileFeel(source, names).reads].sort()).toEqual([...reads].sort());
  });

  test.each(cases)('%s asks for no others', (source, reads, names) => {
    const asked = new Set<string>();
    const given: Record<string, Json> = { list: [{ v: 1 }, { v: 2 }], order: { lines: [{ qty: 1 }] }, m: 1 };
    const { evaluateValue } = compileFeel(source, names);
    const read = (name: string): Json | undefined => {
      asked.add(name);
      return given[name];
    };
    evaluateValue(read, environment);
    expect([...asked].filter((name) => !reads.includes(name))).toEqual([]);
  });
});
