import { describe, expect, test } from '@jest/globals';
import { compileFeel } from '../../engine/execute/feel.ts';
import { section, valueOf } from './feel.ts';

/** §10.3.1 syntax and §10.3.2.3 the values of literals. */

section('§10.3.1.2 rules 35 to 37, §10.3.2.3.1: numbers', [
  ['1', '1'],
  ['-5', '-5'],
  ['0.5', '0.5'],
  ['.872', '0.872'],
  ['-.872', '-0.872'],
  ['125.4321987654', '125.4321987654'],
  ['1.20', '1.2'],
  ['100 = 1E2', 'true'],
  ['-0', '0'],
  ['-0 = 0', 'true'],
  // 34 digits are kept, the 35th is rounded to the even neighbour.
  ['1234567890123456789012345678901234', '1234567890123456789012345678901234'],
  ['0.1234567890123456789012345678901234', '0.1234567890123456789012345678901234'],
  ['12345678901234567890123456789012345', '12345678901234567890123456789012340'],
  ['12345678901234567890123456789012355', '12345678901234567890123456789012360'],
  ['1.2*10**3', '1200'],
]);

section('§10.3.1.2 rules 33 and 64, §10.3.2.3.2: strings', [
  ['"abc"', '"abc"'],
  ['""', '""'],
  ['string length("\\n\\r\\t\\\'\\"\\\\")', '6'],
  ['"\\u0041" = "A"', 'true'],
  ['"\\U01F40E" = "🐎"', 'true'],
  ['string length("\\U01F40E")', '1'],
  ['"\\uD83D\\uDC0E" = "🐎"', 'true'],
  ['"横幅" = "横幅"', 'true'],
  ['"a // no comment"', '"a // no comment"'],
]);

section('§10.3.1.2 rules 31 and 34, §10.3.2.3.3: null and booleans', [
  ['null', 'null'],
  ['true', 'true'],
  ['false', 'false'],
]);

section('§10.3.1.2 rule 65, §10.3.2.3.4 to 8: dates, times, durations', [
  ['@"2012-12-25"', '2012-12-25'],
  ['@"-2012-12-25"', '-2012-12-25'],
  ['@"999999999-12-31"', '999999999-12-31'],
  ['@"23:59:00"', '23:59:00'],
  ['@"23:59:00Z"', '23:59:00Z'],
  ['@"23:59:00.123456789"', '23:59:00.123456789'],
  ['@"11:45:30+02:00"', '11:45:30+02:00'],
  ['@"13:20:00@Etc/UTC"', '13:20:00@Etc/UTC'],
  ['@"2012-12-24T23:59:00"', '2012-12-24T23:59:00'],
  ['@"2012-12-24T24:00:00"', '2012-12-25T00:00:00'],
  ['@"2012-12-24T23:59:00@Asia/Shanghai"', '2012-12-24T23:59:00@Asia/Shanghai'],
  ['@"P0DT25H"', 'P1DT1H'],
  ['@"P0Y13M"', 'P1Y1M'],
  ['@"-PT5H"', '-PT5H'],
  ['@"P1Y1M" = duration("P13M")', 'true'],
  ['duration("P1DT1H") = duration("PT90000S")', 'true'],
  // A time is that many seconds since midnight, modulo a day.
  ['time("01:01:01") - time("00:00:00") = duration("PT3661S")', 'true'],
  ['time("00:00:00") + duration("PT25H")', '01:00:00'],
  ['time("00:00:00") - duration("PT1H")', '23:00:00'],
  // A date is the midnight of UTC where a point in time is wanted.
  ['date("2012-12-25") - date and time("2012-12-24T00:00:00Z")', 'P1D'],
]);

section('§10.3.1.2: white space and comments', [
  ['1 + /* two\n lines */ 2 // and the end', '3'],
  ['1\u00A0+\u20032\u3000', '3'],
  ['\uFEFF 1', '1'],
]);

section('§10.3.1.2: precedence and association', [
  ['1 + 2 * 3', '7'],
  ['10 - 4 - 3', '3'],
  ['16 / 4 / 2', '2'],
  ['2 * 3 ** 2', '18'],
  ['2 ** 3 ** 2', '64'],
  ['-2 ** 2', '4'],
  ['1 + 1 = 2 and 2 < 3', 'true'],
  ['true or true and false', 'true'],
  ['1 in [1..2] and true', 'true'],
  ['1 in [1..2] and false', 'false'],
  ['5 in [1..2] or 5 in [3..6] and true', 'true'],
  ['1 in [1..2] and 5 in [6..7] or true', 'true'],
  ['1 in (1, 2) and 2 in (3, 4)', 'false'],
  ['7 in > 5 and 7 in < 8', 'true'],
  ['7 in > 5 and false', 'false'],
  ['7 in (> 5) and (false or true)', 'true'],
  ['"x" in ["x", "y"] and 1 = 1', 'true'],
  ['2 between 1 and 3 and false', 'false'],
  ['if 1 in [1..2] or false then "in" else "out"', '"in"'],
  ['[1, 2, 3][item in [2..3] and item != 3]', '[2]'],
  ['if true then 1 else 2 + 3', '1'],
  ['{a: [1, 2]}.a[2] * 10', '20'],
]);

section(
  '§10.3.1.4: names are tokens, whatever the space between them',
  [
    ['Phone Number', '110'],
    ['Phone   Number', '110'],
    ['Income+Expenses', '7'],
    ['a-b', '5'],
    ['(a)-(b)', '1'],
    ['Profit and loss', '3'],
    ["Müller's", '8'],
    ['数量 + 価格', '30'],
    ['_under_score', '1'],
    ['{"a b": 1, c: a b + 1}.c', '2'],
    ['{a b: 1}.a b', '1'],
    ['{if it: 2, x: if it}.x', '2'],
    ['for partial sum in [1, 2] return partial sum * 2', '[2, 4]'],
    ['some big one in [1, 2] satisfies big one > 1', 'true'],
    ['(function(first name) first name + "!")("Ann")', '"Ann!"'],
    ['𝄞', '9'],
  ],
  {
    'Phone Number': 110,
    'Income+Expenses': 7,
    'a-b': 5,
    a: 3,
    b: 2,
    'Profit and loss': 3,
    "Müller's": 8,
    数量: 10,
    価格: 20,
    _under_score: 1,
    '𝄞': 9,
  },
  ['Phone Number', 'Income+Expenses', 'a-b', 'Profit and loss', "Müller's"],
);

section('§10.3.1.5: paths through lists keep the nesting', [
  ['[{a: {b: [1]}}, {a: {b: [2.1, 2.2]}}, {a: {b: [3]}}, {a: {b: [4, 5]}}].a.b', '[[1], [2.1, 2.2], [3], [4, 5]]'],
  ['flatten([{b: [1]}, {b: [2.1, 2.2]}].b)', '[1, 2.1, 2.2]'],
]);

describe('what the grammar does not have is refused with the place', () => {
  test.each([
    ['1 +', 3],
    ['(1', 2],
    ['"abc', 0],
    ['[1, 2', 5],
    ['{a 1}', 3],
    ['if true then 1', 14],
    ['for x in [1] x', 13],
    ['1 === 1', 2],
    ['a && b', 2],
    ['1 2', 2],
    ['x ? 1 : 2', 0],
    ['@"soon"', 1],
    ['@"2026-02-30"', 1],
  ])('%s', (source, least) => {
    let at = -1;
    try {
      compileFeel(source);
    } catch (error) {
      at = (error as { position: number }).position;
    }
    expect(at).toBeGreaterThanOrEqual(Math.min(least, source.length));
  });

  test('a type error at run time names what it met and where it stands', () => {
    expect(valueOf('1 + (2 + "x")')).toBe('null ! + cannot be applied to number and string');
    expect(() => compileFeel('1 +\n (2 + "x")').evaluate(() => null, { now: 0, offset: 0 })).toThrow(
      '+ cannot be applied to number and string (line 2, column 3, at "2 + "x")")',
    );
  });
});
