import { describe, expect, test } from '@jest/globals';
import { compileFeel } from '../../engine/execute/feel.ts';
import { section } from './feel.ts';

/** §10.3.2.5 lists and filters, §10.3.2.6 contexts, §10.3.2.8 and .13 functions, §10.3.2.14 for, tables 64 to 69. */

const variables = {
  list: [1, 2, 3, 4],
  points: [
    { x: 1, y: 2 },
    { x: 2, y: 3 },
  ],
  holes: [
    { x: 1, y: 2 },
    { x: null, y: 3 },
  ],
  own: [{ item: 5 }, { item: 6 }],
  x: 99,
  nothing: null,
};

section(
  '§10.3.2.5, table 68: lists and filters',
  [
    ['list[1]', '1'],
    ['list[-1]', '4'],
    ['list[4]', '4'],
    ['list[-4]', '1'],
    ['list[5]', 'null'],
    ['list[0]', 'null'],
    ['list[item > 2]', '[3, 4]'],
    ['points[x = 1]', '[{x: 1, y: 2}]'],
    ['points[item.x = 2].y', '[3]'],
    // What an item has hides what lies around it.
    ['points[x = 99]', '[]'],
    ['holes[x < 2]', '[{x: 1, y: 2}]'],
    // An entry named item hides the item itself.
    ['own[item = 5]', '[{item: 5}]'],
    ['points.y', '[2, 3]'],
    ['points.z', '[null, null]'],
    ['5[1]', '5'],
    ['5[2]', 'null'],
    ['5[item > 4]', '[5]'],
    ['5[item > 5]', '[]'],
    ['{x: 1}[x = 1]', '[{x: 1}]'],
    ['nothing[1]', 'null'],
    ['nothing[item > 1]', '[]'],
    ['[[1, 2], [3]][1]', '[1, 2]'],
    ['list["a"]', 'null ! a filter needs true, false or a position, not string'],
    ['list[item > 1][item < 4][-1]', '3'],
    ['[1, 2, 3][if item > 1 then true else false]', '[2, 3]'],
    ['count(list[item > 9])', '0'],
  ],
  variables,
);

section(
  '§10.3.2.6, table 69: contexts',
  [
    ['{a: 1, b: a + 1, c: a + b}.c', '3'],
    ['get value({"a b": 1}, "a b")', '1'],
    ['{a b: 1, c: a b * 2}.c', '2'],
    ['{a: 1, a: 2}', 'null ! a context has two entries of the same name'],
    ['{x: 1, y: {x: 2, z: x}}.y.z', '2'],
    ['{y: x}.y', '99'],
    ['{}', '{}'],
    ['{a: {b: {c: 3}}}.a.b.c', '3'],
    ['{a: null}.a.b', 'null'],
    ['{isPositive: function(x) x > 0, isNotNegative: function(x) isPositive(x + 1), r: isNotNegative(0)}.r', 'true'],
  ],
  variables,
);

section(
  '§10.3.2.8, §10.3.2.13, table 63: functions',
  [
    ['(function(age) age < 21)(20)', 'true'],
    ['{f: function(a, b) a - b, r: f(b: 1, a: 3)}.r', '2'],
    ['{f: function(a, b) b, r: f(a: 3)}.r', 'null'],
    ['{f: function(a) a, r: f()}.r', 'null ! f needs 1 arguments, not 0'],
    ['{f: function(a) a, r: f(1, 2)}.r', 'null ! f needs 1 arguments, not 2'],
    ['{f: function(a) a, r: f(c: 1)}.r', 'null ! f has no parameters c'],
    ['{f: function(a: number) a + 1, r: f([1])}.r', '2'],
    ['{f: function(a: number) a, r: f("1")}.r', 'null ! a must be number, not string'],
    ['{f: function(a: list<number>) count(a), r: f(5)}.r', '1'],
    ['{f: function(n: number) if n <= 1 then 1 else n * f(n - 1), r: f(30)}.r', '265252859812191058636308480000000'],
    ['{n: 5, f: function(m) m + n, n2: 7, r: f(1)}.r', '6'],
    ['{twice: function(f, v) f(f(v)), r: twice(function(v) v * 3, 2)}.r', '18'],
    ['{m: max, r: 1}.r', '1'],
  ],
  variables,
);

section(
  '§10.3.2.14: for',
  [
    ['for i in [1, 2, 3] return i * i', '[1, 4, 9]'],
    ['for i in 1..3 return i', '[1, 2, 3]'],
    ['for i in 3..1 return i', '[3, 2, 1]'],
    ['for i in -1..1 return i', '[-1, 0, 1]'],
    ['for i in x - 1..x + 1 return i', '[98, 99, 100]'],
    ['for i in 0..4 return if i = 0 then 1 else i * partial[-1]', '[1, 1, 2, 6, 24]'],
    ['for i in [1, 2], j in ["a", "b"] return string(i) + j', '["1a", "1b", "2a", "2b"]'],
    ['for i in [1, 2], j in [1, 2] return count(partial)', '[0, 1, 2, 3]'],
    ['for d in @"2026-01-30"..@"2026-02-01" return d.day', '[30, 31, 1]'],
    ['for i in [1..3) return i', '[1, 2]'],
    ['for p in points return p.x', '[1, 2]'],
    ['for i in 1..2 return for j in 1..i return j', '[[1], [1, 2]]'],
    ['for i in 1..1.5 return i', 'null ! a loop cannot run from number to number'],
    ['for i in "a".."b" return i', 'null ! a loop cannot run from string to string'],
    ['every p in points satisfies p.x < p.y', 'true'],
    ['some p in points, q in points satisfies p.x = q.y', 'true'],
  ],
  variables,
);

section('tables 65 to 67: properties', [
  ['@"2017-12-10".year', '2017'],
  ['@"2017-12-10".month', '12'],
  ['@"2017-12-10".day', '10'],
  ['@"2017-12-10".weekday', '7'],
  ['@"2017-12-11".weekday', '1'],
  ['@"2017-12-10T10:20:30.5+02:00".hour', '10'],
  ['@"2017-12-10T10:20:30.5+02:00".minute', '20'],
  ['@"2017-12-10T10:20:30.5+02:00".second', '30.5'],
  ['@"2017-12-10T10:20:30.5+02:00".time offset', 'PT2H'],
  ['@"2017-12-10T10:20:30".time offset', 'null'],
  ['@"2017-12-10T10:20:30@Asia/Shanghai".timezone', '"Asia/Shanghai"'],
  ['@"2017-12-10T10:20:30@Asia/Shanghai".time offset', 'PT8H'],
  ['@"10:20:30+02:00".timezone', 'null'],
  ['@"10:20:30-05:00".time offset', '-PT5H'],
  ['@"P15M".years', '1'],
  ['@"P15M".months', '3'],
  ['-@"P15M".months', '-3'],
  ['@"P1DT26H70M80S".days', '2'],
  ['@"P1DT26H70M80S".hours', '3'],
  ['@"P1DT26H70M80S".minutes', '11'],
  ['@"PT1.25S".seconds', '1.25'],
  ['@"P1D".years', 'null ! days and time duration has no years'],
  ['@"2017-12-10".hour', 'null ! date has no hour'],
  ['"abc".length', 'null ! string has no length'],
  ['[@"2017-12-10", @"2018-01-01"].year', '[2017, 2018]'],
  ['{due: @"2017-12-10"}.due.year', '2017'],
]);

describe('what cannot be called is refused', () => {
  test.each([['nothing(1)'], ['unknown function(1)'], ['function(x) external {java: {class: "a"}}']])(
    '%s',
    (source) => {
      expect(() => compileFeel(source)).toThrow();
    },
  );
});
