import { section } from './feel.ts';

/** §10.3.2.9 types, their conformance and conversions, table 61 instance of. */

const variables = { nothing: null, one: [1], text: 'a' };

section(
  'table 61: instance of',
  [
    ['[123] instance of list<number>', 'true'],
    ['"abc" instance of string', 'true'],
    ['123 instance of string', 'false'],
    ['nothing instance of Null', 'true'],
    ['nothing instance of string', 'false'],
    ['nothing instance of Any', 'false'],
    ['1 instance of Any', 'true'],
    ['1 instance of number', 'true'],
    ['true instance of boolean', 'true'],
    ['@"2026-01-05" instance of date', 'true'],
    ['@"2026-01-05T00:00:00" instance of date', 'false'],
    ['@"2026-01-05T00:00:00" instance of date and time', 'true'],
    ['@"10:00:00" instance of time', 'true'],
    ['@"P1D" instance of days and time duration', 'true'],
    ['@"P1D" instance of years and months duration', 'false'],
    ['@"P1M" instance of years and months duration', 'true'],
    ['[1, "a"] instance of list<number>', 'false'],
    ['[1, "a"] instance of list<Any>', 'true'],
    ['[[1], [2]] instance of list<list<number>>', 'true'],
    ['[] instance of list<string>', 'true'],
    ['1 instance of list<number>', 'false'],
    ['{a: 1, b: "x"} instance of context<a: number>', 'true'],
    ['{a: 1} instance of context<a: number, b: string>', 'false'],
    ['{a: {b: 1}} instance of context<a: context<b: number>>', 'true'],
    ['(function(a: string) a) instance of function<string> -> Any', 'true'],
    ['(function(a: string) a) instance of function<string, string> -> Any', 'false'],
    ['[1..5] instance of range<number>', 'true'],
    ['one instance of number', 'false'],
  ],
  variables,
);

section(
  '§10.3.2.9.4 conversions: a list of one, a lone value, a date',
  [
    ['string length(["abc"])', '3'],
    ['abs([-1])', '1'],
    ['count("a")', '1'],
    ['append(1, 2)', '[1, 2]'],
    ['flatten(1)', '[1]'],
    ['one + 1', 'null ! + cannot be applied to list and number'],
    ['{f: function(d: date and time) d, r: f(@"2026-01-05")}.r', '2026-01-05T00:00:00Z'],
    ['{f: function(n: number) n, r: f(one)}.r', '1'],
    ['{f: function(n: number) n, r: f([1, 2])}.r', 'null ! n must be number, not list'],
    ['{f: function(n: list<string>) n, r: f("a")}.r', '["a"]'],
    ['text[1]', '"a"'],
    ['text[item = "a"]', '["a"]'],
  ],
  variables,
);
