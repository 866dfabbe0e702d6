import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../contracts/json.ts';
import { formatValue } from './feel/format-value.ts';
import { FeelError, compileFeel } from './feel.ts';

/** Tables of expressions by section of DMN 1.5, chapter 10. */

const environment = { now: Date.parse('2026-01-05T08:00:00Z'), offset: 480 };
const variables: Record<string, Json> = {
  a: 2,
  tenth: 0.1,
  text: 'abc',
  nothing: null,
  数量: 3,
  order: {
    id: 7,
    lines: [
      { sku: 'A', qty: 1 },
      { sku: 'B', qty: 2 },
      { sku: 'C', qty: 3 },
    ],
  },
  list: [1, 2, 3],
};
const read = (name: string): Json | undefined => (Object.hasOwn(variables, name) ? variables[name] : undefined);

/** The text of the value; what went wrong behind an exclamation mark. */
function value(source: string): string {
  const { value: result, problems } = compileFeel(source).evaluateValue(read, environment);
  return problems.length > 0 ? `${formatValue(result)} ! ${problems[0]!.message}` : formatValue(result);
}

function table(rows: readonly (readonly [source: string, expected: string])[]): void {
  test.each(rows)('%s → %s', (source, expected) => {
    expect(value(source)).toBe(expected);
  });
}

describe('numbers: 34 digits, half even (10.3.2.3)', () => {
  table([
    ['0.1 + 0.2 = 0.3', 'true'],
    ['tenth + 0.2', '0.3'],
    ['1 / 3', '0.3333333333333333333333333333333333'],
    ['2 / 3', '0.6666666666666666666666666666666667'],
    ['1 / 3 * 3', '0.9999999999999999999999999999999999'],
    ['9999999999999999999999999999999999 + 1', '10000000000000000000000000000000000'],
    ['123456789.123456789 * 987654321.987654321', '121932631356500531.3472031691126353'],
    ['1.10', '1.1'],
    ['1e3', '1000'],
    ['.5', '0.5'],
    ['-2 ** 2', '4'],
    ['2 ** 10', '1024'],
    ['2 ** -1', '0.5'],
    ['2 ** 0.5', '1.414213562373095048801688724209698'],
    ['10 ** 40', '1E+40'],
    ['1 / 0', 'null'],
    ['9007199254740993 - 1', '9007199254740992'],
  ]);
});

describe('arithmetic and its errors (10.3.2.16)', () => {
  table([
    ['a + 1', '3'],
    ['-a', '-2'],
    ['"x" + "y"', '"xy"'],
    ['"x" + 1', 'null ! + cannot be applied to string and number'],
    ['true * 2', 'null ! * cannot be applied to boolean and number'],
    ['nothing + 1', 'null'],
    ['missing + 1', 'null'],
    ['数量 * 2', '6'],
  ]);
});

describe('comparison and equality (10.3.2.15)', () => {
  table([
    ['1 = 1.0', 'true'],
    ['1 != 2', 'true'],
    ['"a" < "b"', 'true'],
    ['1 = "1"', 'null'],
    ['nothing = null', 'true'],
    ['missing = null', 'true'],
    ['1 = null', 'false'],
    ['nothing > 1', 'null'],
    ['"a" > 1', 'null ! string and number cannot be compared by >'],
    ['[1, 2] = [1, 2.0]', 'true'],
    ['{x: 1} = {x: 1}', 'true'],
    ['a between 1 and 3', 'true'],
    ['a in [1..2)', 'false'],
    ['a in (>5, <3)', 'true'],
    ['a in (1, 2)', 'true'],
    ['a in >= 2', 'true'],
    ['date("2026-01-05") > date("2026-01-04")', 'true'],
    ['date and time("2026-01-05T08:00:00Z") = date and time("2026-01-05T16:00:00+08:00")', 'true'],
  ]);
});

describe('three-valued logic (10.3.2.11)', () => {
  table([
    ['true and nothing', 'null'],
    ['false and nothing', 'false'],
    ['true or nothing', 'true'],
    ['false or nothing', 'null'],
    ['not(nothing)', 'null'],
    ['not(true)', 'false'],
    ['true and "x"', 'null ! and needs true or false, not string'],
    ['all([true, nothing])', 'null'],
    ['any([false, nothing, true])', 'true'],
    ['some x in list satisfies x > 2', 'true'],
    ['every x in list satisfies x > 0', 'true'],
    ['every x in [] satisfies false', 'true'],
    ['some x in [nothing] satisfies x', 'null'],
  ]);
});

describe('if, for, context, function (10.3.2.13, 10.3.2.14)', () => {
  table([
    ['if a > 1 then "big" else "small"', '"big"'],
    ['if nothing then 1 else 2', '2'],
    ['for x in list return x * a', '[2, 4, 6]'],
    ['for i in 3..1 return i', '[3, 2, 1]'],
    ['for i in [2..4] return i', '[2, 3, 4]'],
    ['for x in [1, 2], y in [10, 20] return x + y', '[11, 21, 12, 22]'],
    ['for i in 1..5 return if i = 1 then 1 else partial[-1] * i', '[1, 2, 6, 24, 120]'],
    ['for d in date("2026-01-01")..date("2026-01-03") return d.day', '[1, 2, 3]'],
    ['{one: 1, two: one + 1}.two', '2'],
    ['{"a b": 1}', '{a b: 1}'],
    ['(function(x, y) x + y)(1, 2)', '3'],
    ['{f: function(n) n * 2, x: f(4)}.x', '8'],
  ]);
});

describe('filters and paths (10.3.2.5, 10.3.2.6)', () => {
  table([
    ['order.lines[2].sku', '"B"'],
    ['order.lines[-1].qty', '3'],
    ['order.lines[9]', 'null'],
    ['order.lines[qty > 1].sku', '["B", "C"]'],
    ['order.lines[item.qty = 1].sku', '["A"]'],
    ['order.lines.qty', '[1, 2, 3]'],
    ['order.missing', 'null'],
    ['missing.entry', 'null'],
    ['text.length', 'null ! string has no length'],
    ['list[item >= 2]', '[2, 3]'],
    ['list[a]', '2'],
    ['7[1]', '7'],
    ['[][1]', 'null'],
  ]);
});

describe('types (10.3.2.9)', () => {
  table([
    ['1 instance of number', 'true'],
    ['"x" instance of number', 'false'],
    ['nothing instance of number', 'false'],
    ['[1, 2] instance of list<number>', 'true'],
    ['[1, "x"] instance of list<number>', 'false'],
    ['{x: 1} instance of context<x: number>', 'true'],
    ['duration("P1D") instance of days and time duration', 'true'],
    ['duration("P1M") instance of years and months duration', 'true'],
  ]);
});

describe('dates, times, durations (10.3.2.3, 10.3.4.1)', () => {
  table([
    ['@"2026-01-05".weekday', '1'],
    ['date(2026, 2, 30)', 'null'],
    ['date("soon")', 'null'],
    ['date("2020-02-29") + duration("P1Y")', '2021-02-28'],
    ['date("2020-01-31") + duration("P1M")', '2020-02-29'],
    ['date("2026-01-05") - date("2025-01-05")', 'P365D'],
    ['date and time("2026-01-05T08:00:00Z") + duration("PT36H")', '2026-01-06T20:00:00Z'],
    ['date and time("2026-03-29T01:30:00@Europe/Berlin") + duration("PT2H")', '2026-03-29T04:30:00@Europe/Berlin'],
    ['date and time("2026-07-01T10:00:00@Europe/Paris").time offset', 'PT2H'],
    ['date and time("2020-01-01T00:00:00Z") - date and time("2019-12-31T00:00:00+01:00")', 'P1DT1H'],
    ['time("23:30:00") + duration("PT1H")', '00:30:00'],
    ['time(12, 30, 1.5, duration("PT8H"))', '12:30:01.5+08:00'],
    ['duration("PT36H")', 'P1DT12H'],
    ['duration("PT36H").hours', '12'],
    ['duration("P14M")', 'P1Y2M'],
    ['duration("P1D") * 2.5', 'P2DT12H'],
    ['duration("PT1H") / duration("PT2H")', '0.5'],
    ['-duration("P1D")', '-P1D'],
    ['years and months duration(date("2011-12-22"), date("2013-08-24"))', 'P1Y8M'],
    ['now()', '2026-01-05T16:00:00+08:00'],
    ['today()', '2026-01-05'],
    ['string(date("2026-01-05"))', '"2026-01-05"'],
  ]);
});

describe('built-in functions on strings (10.3.4.3)', () => {
  table([
    ['substring("foobar", 3)', '"obar"'],
    ['substring("foobar", -2, 1)', '"a"'],
    ['substring("😀bc", 2, 1)', '"b"'],
    ['string length("😀")', '1'],
    ['upper case("aBc4")', '"ABC4"'],
    ['substring before("foobar", "bar")', '"foo"'],
    ['substring after("foobar", "x")', '""'],
    ['replace("abcd", "(ab)|(a)", "[1=$1]")', '"[1=ab]cd"'],
    ['matches("foobar", "^FO*b", "i")', 'true'],
    ['matches("x", "(")', 'null ! "(" is no regular expression: a ( is not closed'],
    ['split("a;b;;c", ";")', '["a", "b", "", "c"]'],
    ['string join(["a", null, "c"], "-")', '"a-c"'],
    ['contains("foobar", "ob")', 'true'],
    ['starts with("foobar", "fo")', 'true'],
    ['ends with("foobar", "r")', 'true'],
    ['string(1.10)', '"1.1"'],
    ['string({a: "x", b: [1]})', JSON.stringify('{a: "x", b: [1]}')],
    ['number("1.000,5", ".", ",")', '1000.5'],
    ['number("x")', 'null'],
    ['"\\u0041\\t\\""', JSON.stringify('A\t"')],
  ]);
});

describe('built-in functions on lists (10.3.4.4)', () => {
  table([
    ['count(list)', '3'],
    ['sum(order.lines.qty)', '6'],
    ['sum([0.1, 0.2])', '0.3'],
    ['min(3, 1, 2)', '1'],
    ['max(["a", "c", "b"])', '"c"'],
    ['mean([1, 2, 4])', '2.333333333333333333333333333333333'],
    ['median([8, 2, 5, 3, 4])', '4'],
    ['stddev([2, 4, 7, 5])', '2.081665999466132735282297706979931'],
    ['mode([6, 1, 9, 6, 1])', '[1, 6]'],
    ['product([2, 3, 4])', '24'],
    ['list contains(list, 2)', 'true'],
    ['sublist([4, 5, 6], 2)', '[5, 6]'],
    ['append(list, 4, 5)', '[1, 2, 3, 4, 5]'],
    ['concatenate([1], [2, 3])', '[1, 2, 3]'],
    ['insert before([1, 3], 1, 2)', '[2, 1, 3]'],
    ['remove([1, 2, 3], 2)', '[1, 3]'],
    ['list replace([2, 4, 7, 8], 3, 6)', '[2, 4, 6, 8]'],
    ['list replace([2, 4, 7, 8], function(item, newItem) item < newItem, 5)', '[5, 5, 7, 8]'],
    ['reverse([1, 2, 3])', '[3, 2, 1]'],
    ['index of([1, 2, 3, 2], 2)', '[2, 4]'],
    ['union([1, 2], [2, 3])', '[1, 2, 3]'],
    ['distinct values([1, 2, 1.0])', '[1, 2]'],
    ['flatten([[1, [2]], 3])', '[1, 2, 3]'],
    ['sort([3, 1, 2], function(x, y) x < y)', '[1, 2, 3]'],
    ['sum([1, "x"])', 'null ! numbers are needed'],
  ]);
});

describe('built-in functions on numbers (10.3.4.5)', () => {
  table([
    ['decimal(1 / 3, 2)', '0.33'],
    ['decimal(2.5, 0)', '2'],
    ['round half up(2.5, 0)', '3'],
    ['round half down(2.5, 0)', '2'],
    ['round up(-1.121, 2)', '-1.13'],
    ['round down(-1.126, 2)', '-1.12'],
    ['floor(-1.5)', '-2'],
    ['ceiling(-1.56, 1)', '-1.5'],
    ['modulo(-10.1, 4.5)', '3.4'],
    ['abs(-10)', '10'],
    ['sqrt(2)', '1.414213562373095048801688724209698'],
    ['log(10)', '2.302585092994045684017991454684364'],
    ['exp(1)', '2.718281828459045235360287471352662'],
    ['odd(5)', 'true'],
    ['even(5)', 'false'],
    ['sqrt(-1)', 'null'],
  ]);
});

describe('built-in functions on contexts and ranges (10.3.4.7, 10.3.4.9)', () => {
  table([
    ['get value(order, "id")', '7'],
    ['get value({x: {y: 1}}, ["x", "y"])', '1'],
    ['get entries({a: 1})', '[{key: "a", value: 1}]'],
    ['context put({x: 1}, "y", 2)', '{x: 1, y: 2}'],
    ['context put({x: {y: 1}}, ["x", "z"], 2)', '{x: {y: 1, z: 2}}'],
    ['context merge([{x: 1}, {x: 2, y: 3}])', '{x: 2, y: 3}'],
    ['context([{key: "a", value: 1}])', '{a: 1}'],
    ['before(1, 10)', 'true'],
    ['before([1..10), [10..20])', 'true'],
    ['meets([1..5], [5..10])', 'true'],
    ['overlaps([1..5], [3..8])', 'true'],
    ['overlaps before([1..5], [5..8])', 'true'],
    ['finishes(10, [1..10])', 'true'],
    ['includes([1..10], [4..6])', 'true'],
    ['during([4..6], [1..10])', 'true'],
    ['starts([1..5), [1..10])', 'true'],
    ['coincides([1..5], [1..5])', 'true'],
    ['range("[1..3)")', '[1..3)'],
    ['[1..3].start included', 'true'],
  ]);
});

describe('dates by the calendar (10.3.4.8)', () => {
  table([
    ['day of year(date("2019-09-17"))', '260'],
    ['day of week(date("2019-09-17"))', '"Tuesday"'],
    ['month of year(date("2019-09-17"))', '"September"'],
    ['week of year(date("2005-01-01"))', '53'],
    ['is(date("2012-12-25"), time("23:00:50"))', 'false'],
    ['is(time("23:00:50z"), time("23:00:50"))', 'false'],
  ]);
});

describe('what cannot be compiled is refused with a place', () => {
  test.each([
    ['1 +', /not understood \(at the end\)/],
    ['a ) 2', /not understood \(column 3/],
    ['noSuchFunction(1)', /there is no function noSuchFunction/],
    ['counted ordered', /"counted ordered" is no variable name/],
    ['', /empty/],
    ['@"soon"', /no date, time or duration/],
    ['if a then 1', /not understood/],
    ['substring(text: "x")', /no parameters/],
    ['('.repeat(2000) + '1' + ')'.repeat(2000), /too deep/],
  ])('%s', (source, message) => {
    expect(() => compileFeel(source)).toThrow(FeelError);
    expect(() => compileFeel(source)).toThrow(message);
  });
});

describe('what an expression reads is known', () => {
  test.each([
    ['a + order.id', ['a', 'order']],
    ['for x in list return x + a', ['list', 'a']],
    ['{x: a, y: x}.y', ['a']],
    ['order.lines[qty > limit]', ['order', 'qty', 'limit']],
    ['(function(p) p + a)(1)', ['a']],
    ['string length(text)', ['text']],
  ])('%s', (source, reads) => {
    expect(compileFeel(source).reads).toEqual(reads);
  });
});

describe('values as process variables', () => {
  const json = (source: string): Json => compileFeel(source).evaluate(read, environment);

  test('dates and durations are texts, fractions have 15 digits', () => {
    expect(json('{due: now() + duration("PT1H"), share: 1 / 3, days: duration("P2D")}')).toEqual({
      due: '2026-01-05T17:00:00+08:00',
      share: 0.333333333333333,
      days: 'P2D',
    });
  });

  test('whole digits are never lost behind the back', () => {
    expect(() => json('123456789 * 1000000007')).toThrow(/more than 15 digits/);
    expect(json('string(123456789 * 1000000007)')).toBe('123456789864197523');
  });

  test('a type error names what and where', () => {
    expect(() => json('1 +\n  "x"')).toThrow('+ cannot be applied to number and string (column 1, at "1 +")');
  });

  test('an expression that never ends is stopped', () => {
    expect(() => json('for i in 1..99999999 return i')).toThrow(/too many steps/);
    expect(() => json('{f: function(n) f(n + 1), x: f(1)}.x')).toThrow();
    expect(() => json('count(for x in 1..2000, y in 1..2000 return 1)')).toThrow(/too many steps/);
  });

  test('names of prototypes are names', () => {
    expect(json('constructor')).toBeNull();
    expect(json('{constructor: 1, toString: 2}.toString')).toBe(2);
    expect(json('order.hasOwnProperty')).toBeNull();
  });
});
