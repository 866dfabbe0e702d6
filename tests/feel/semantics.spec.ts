import { section } from './feel.ts';

/** §10.3.2.2 to §10.3.2.4 and the tables of §10.3.2.15: equality, order, logic, control. */

const variables = { nothing: null, t: true, f: false, x: 5 };

section('§10.3.2.2: equality is of one kind, identity never null', [
  ['"1" = 1', 'null'],
  ['is("1", 1)', 'false'],
  ['is(null, null)', 'true'],
]);

section(
  'table 48: for, if, some, every, comparison with null',
  [
    ['for i in [1, 2], j in [i, 10] return i * j', '[1, 10, 4, 20]'],
    ['for i in [] return i', '[]'],
    ['for i in null return i', 'null'],
    ['for i in 5 return i', '[5]'],
    ['if null then 1 else 2', '2'],
    ['if "true" then 1 else 2', '2'],
    ['some a in [1, 2], b in [2, 3] satisfies a = b', 'true'],
    ['some a in [] satisfies true', 'false'],
    ['every a in [] satisfies false', 'true'],
    ['every a in [1, 2], b in [3, 4] satisfies a < b', 'true'],
    ['some a in [null, true] satisfies a', 'true'],
    ['every a in [null, false] satisfies a', 'false'],
    ['every a in [null, true] satisfies a', 'null'],
    ['nothing = null', 'true'],
    ['null = nothing', 'true'],
    ['x != null', 'true'],
    ['null != nothing', 'false'],
    ['missing = null', 'true'],
  ],
  variables,
);

const values = ['true', 'false', 'null', '"otherwise"', '1'];
const isTruth = (value: string): boolean => value === 'true' || value === 'false';
const noted = (value: string): string => {
  if (isTruth(value) || value === 'null') return '';
  return value === '1' ? 'number' : 'string';
};

/** The result of `and` with what it says of operands that are none; those behind the decision are not looked at. */
function expected(operator: 'and' | 'or', a: string, b: string): string {
  const decisive = String(operator === 'or');
  const wrong = noted(a) || (a === decisive ? '' : noted(b));
  const note = wrong === '' ? '' : ` ! ${operator} needs true or false, not ${wrong}`;
  if (a === decisive || b === decisive) return decisive + (a === decisive ? '' : note);
  return (isTruth(a) && isTruth(b) ? String(operator === 'and') : 'null') + note;
}

section(
  'table 49: and, or over true, false and otherwise',
  values.flatMap((a) =>
    values.flatMap((b): [string, string][] => [
      [`${a} and ${b}`, expected('and', a, b)],
      [`${a} or ${b}`, expected('or', a, b)],
    ]),
  ),
);

section('table 50: negation', [
  ['not(true)', 'false'],
  ['not(false)', 'true'],
  ['not(null)', 'null'],
  ['not("x")', 'null ! not cannot be called with (string)'],
]);

section('table 52: equality by kind', [
  ['[1, [2, "a"]] = [1, [2, "a"]]', 'true'],
  ['[1, 2] = [2, 1]', 'false'],
  ['[1, 2] = [1]', 'false'],
  ['{a: 1, b: 2} = {b: 2, a: 1}', 'true'],
  ['{a: 1} = {a: 1, b: 2}', 'false'],
  ['{a: {b: [1]}} = {a: {b: [1]}}', 'true'],
  ['[1..5] = [1..5]', 'true'],
  ['[1..5] = [1..5)', 'false'],
  ['(< 5) = (< 5)', 'true'],
  ['(< 5) = (<= 5)', 'false'],
  ['1 = 1.00', 'true'],
  ['100 = 1E2', 'true'],
  ['"abc" = "abc"', 'true'],
  ['"abc" = "ABC"', 'false'],
  ['"é" = "é"', 'true'],
  ['date("2026-01-05") = @"2026-01-05"', 'true'],
  ['@"2026-01-05T08:00:00Z" = @"2026-01-05T16:00:00+08:00"', 'true'],
  ['@"2026-01-05T08:00:00Z" = @"2026-01-05T16:00:00@Asia/Shanghai"', 'true'],
  ['@"08:00:00Z" = @"10:00:00+02:00"', 'true'],
  ['@"PT24H" = @"P1D"', 'true'],
  ['@"P12M" = @"P1Y"', 'true'],
  ['@"P0D" = @"P0Y"', 'null'],
  ['true = false', 'false'],
  ['true = "true"', 'null'],
  ['[1] = 1', 'null'],
  ['{} = []', 'null'],
  ['1 != 2', 'true'],
  ['1 != "1"', 'null'],
]);

section('table 53: order by kind', [
  ['1 < 1.0000000000000000000000000000001', 'true'],
  ['"a" < "b"', 'true'],
  ['"B" < "a"', 'true'],
  ['"" < "a"', 'true'],
  ['"ab" < "b"', 'true'],
  ['@"2026-01-04" < @"2026-01-05"', 'true'],
  ['@"2026-01-05T07:59:59Z" < @"2026-01-05T16:00:00+08:00"', 'true'],
  ['@"07:59:59" < @"08:00:00"', 'true'],
  ['@"PT1H" < @"P1D"', 'true'],
  ['@"P11M" < @"P1Y"', 'true'],
  ['1 <= 1', 'true'],
  ['2 > 1', 'true'],
  ['2 >= 3', 'false'],
  ['null < 1', 'null'],
  ['1 < "2"', 'null ! number and string cannot be compared by <'],
  ['true < false', 'null ! boolean and boolean cannot be compared by <'],
  ['[1] < [2]', 'null ! list and list cannot be compared by <'],
  ['@"P1M" < @"P40D"', 'null ! years and months duration and days and time duration cannot be compared by <'],
]);

section(
  'table 54: between, in',
  [
    ['x between 1 and 5', 'true'],
    ['x between 6 and 7', 'false'],
    ['x between null and 7', 'null'],
    ['"b" between "a" and "c"', 'true'],
    ['x in 5', 'true'],
    ['x in (1, 5)', 'true'],
    ['x in (< 5, > 9)', 'false'],
    ['x in [1..5]', 'true'],
    ['x in [1..5)', 'false'],
    ['x in ]4..5]', 'true'],
    ['x in [5..9[', 'true'],
    ['x in <= 5', 'true'],
    ['x in ([1..2], [4..6])', 'true'],
    ['x in [1, 5]', 'true'],
    ['x in [[1..2], [4..6]]', 'true'],
    ['x in (? > 4, ? < 3)', 'true'],
    ['nothing in [1..5]', 'null'],
    ['nothing in null', 'true'],
    ['"x" in [1..5]', 'null ! string cannot lie in a range of number'],
  ],
  variables,
);
