import { describe, expect, test } from '@jest/globals';
import type { Json, JsonObject } from '../../contracts/json.ts';
import type { CompiledDecision } from '../../contracts/processes/decision.ts';
import { evaluateDecision } from '../../engine/decide/evaluate/index.ts';
import { simpleTests } from '../../engine/decide/evaluate/cells.ts';
import { compileTestsPart } from '../../engine/execute/feel/expression-source.ts';
import { shapeOf } from '../../engine/execute/feel/names.ts';
import { Scope } from '../../engine/execute/feel/scope.ts';
import { FeelDate } from '../../engine/execute/feel/temporal.ts';
import type { FeelValue } from '../../engine/execute/feel/values.ts';
import { answer, compiled, decision, environment, file, findings, inputData, table } from './dmn.ts';

/** Decision tables: DMN 1.5 chapter 8; unary tests: §7.3.3 and §10.3.2.8. */

/** A table of one input `x` and one rule: whether the cell passes the value. */
function passes(cell: string, x: FeelValue, other: FeelValue = null): boolean {
  const drawn = table({ inputs: ['x'], outputs: [''], rules: [[cell, '"yes"']] });
  const xml = file(decision('D', drawn));
  return evaluateDecision(compiled(xml), 'D', { x, other } as never, environment).result === 'yes';
}

describe('input entries (§8.2.8)', () => {
  test.each<[cell: string, passing: FeelValue[], failing: FeelValue[]]>([
    ['-', [1, 'a', null, true], []],
    ['', [1, null], []],
    ['"a"', ['a'], ['b', 1, null]],
    ['"a", "b"', ['a', 'b'], ['c', null]],
    ['not("a", "b")', ['c'], ['a', 'b']],
    ['5', [5, 5.0], [4, '5', null]],
    ['-5', [-5], [5]],
    ['< 5', [4, 4.9], [5, 6]],
    ['<= 5', [5], [5.1]],
    ['> 5', [5.1], [5]],
    ['>= 5', [5], [4]],
    ['= 5', [5], [6]],
    ['!= 5', [6], [5, 'a']],
    ['[1..3]', [1, 2, 3], [0, 4]],
    ['(1..3)', [2], [1, 3]],
    [']1..3[', [2], [1, 3]],
    ['[1..3)', [1, 2.9], [3]],
    ['(1..3]', [3], [1]],
    ['< 1, > 3', [0, 4], [2]],
    ['not([1..3])', [0], [2]],
    ['true', [true], [false, null, 'true', 1]],
    ['false', [false], [true, null]],
    ['null', [null], [1, 'a']],
    ['not(null)', [1], [null]],
    ['1 + 1', [2], [3]],
    ['other', [], [1]],
    ['? > 3 and ? < 6', [4, 5], [3, 6]],
    ['contains(?, "b")', ['abc'], ['ac']],
    ['["a", "b"]', ['a', 'b'], ['c']],
    ['count(?) > 1', [[1, 2]], [[1]]],
    ['list contains(?, "a")', [['a', 'b']], [['b']]],
    ['some i in ? satisfies i > 3', [[1, 4]], [[1, 2]]],
  ])('%s', (cell, passing, failing) => {
    expect(passing.filter((value) => !passes(cell, value))).toEqual([]);
    expect(failing.filter((value) => passes(cell, value))).toEqual([]);
  });

  test('a cell may ask for something else than its input', () => {
    expect(passes('other > 3', 'whatever', 4)).toBe(true);
    expect(passes('other > 3', null, 4)).toBe(true);
    expect(passes('other > 3', 'whatever', 3)).toBe(false);
    expect(passes('other', 7, 7)).toBe(true);
  });

  test.each([
    ['[date("2026-01-01")..date("2026-12-31")]', '2026-06-30', '2027-01-01'],
    ['< @"2026-01-01"', '2025-12-31', '2026-01-01'],
    ['date("2026-01-01"), date("2026-01-02")', '2026-01-02', '2026-01-03'],
  ])('dates: %s', (cell, inside, outside) => {
    const drawn = table({ inputs: [{ expression: 'day', type: 'date' }], outputs: [''], rules: [[cell, '"yes"']] });
    const xml = file(inputData('day', 'date') + decision('D', drawn, ['day']));
    expect(answer(xml, 'D', { day: inside })).toBe('yes');
    expect(answer(xml, 'D', { day: outside })).toBeNull();
  });
});

describe('cells that are read without the grammar mean the same', () => {
  const cells = [
    '"a"',
    '"a","b"',
    '5',
    '-5',
    '1.50',
    '< 5',
    '>= -2.5',
    '[1..3]',
    '(1..3]',
    ']1..3[',
    'not(5)',
    'not("a", 3)',
    'true',
    'not(false)',
    '5, "a", > 10',
    '@"2026-01-05"',
    '< date("2026-01-05")',
    '[@"2026-01-01"..@"2026-02-01")',
    '-',
    ' "x" , "y" ',
    '"with \\"quote\\""',
    '"a\\nb"',
    '"\\s"',
    'duration("P1D")',
    '.5',
  ];
  const values: FeelValue[] = [
    null,
    'a',
    'b',
    'x',
    'with "quote"',
    'a\nb',
    '\\s',
    5,
    -5,
    1.5,
    0.5,
    2,
    3,
    11,
    true,
    false,
    FeelDate.of(2026, 1, 5),
    FeelDate.of(2026, 1, 4),
    [],
    ['a'],
    [5],
  ];

  test.each(cells)('%s', (cell) => {
    const simple = simpleTests(cell);
    const full = compileTestsPart(cell, { shape: shapeOf([]) });
    expect(simple).not.toBeNull();
    for (const value of values) {
      const scope = Scope.begin(() => undefined, environment);
      expect([value, simple!.test(scope, value)]).toEqual([value, full(scope, value)]);
    }
  });

  test.each([
    'x',
    '1 + 1',
    '? > 3',
    '"a" + "b"',
    '[3..1]',
    'date(x)',
    'not(a) or b',
    '"a", ',
    '"a" "b"',
    'truely',
    'date("soon")',
  ])('%s is left to the grammar', (cell) => {
    expect(simpleTests(cell)).toBeNull();
  });
});

describe('types and allowed values (§8.2.5, §8.2.7)', () => {
  const typed = (values?: string, outputs?: { type?: string; values?: string }): string =>
    file(
      inputData('kind') +
        decision(
          'D',
          table({
            inputs: [{ expression: 'kind', type: 'string', ...(values === undefined ? {} : { values }) }],
            outputs: [{ ...outputs }],
            rules: [
              ['"a"', '1'],
              ['-', '2'],
            ],
            policy: 'FIRST',
          }),
          ['kind'],
        ),
    );

  test('an input of another type is a problem that names it', () => {
    expect(answer(typed(), 'D', { kind: 'a' })).toBe(1);
    expect(answer(typed(), 'D', { kind: 5 })).toBe('! I1: kind: 5 is no string');
    expect(answer(typed(), 'D', { kind: null })).toBe(2);
  });

  test('an input outside of its allowed values too', () => {
    expect(answer(typed('"a", "b"'), 'D', { kind: 'b' })).toBe(2);
    expect(answer(typed('"a", "b"'), 'D', { kind: 'c' })).toBe('! I1: kind: "c" is none of "a", "b"');
  });

  test('an output of another type or value as well', () => {
    expect(answer(typed(undefined, { type: 'number', values: '1, 2' }), 'D', { kind: 'a' })).toBe(1);
    expect(answer(typed(undefined, { values: '1, 3' }), 'D', { kind: 'x' })).toBe(
      '! O1: the output: 2 is none of 1, 3',
    );
    expect(answer(typed(undefined, { type: 'string' }), 'D', { kind: 'x' })).toBe('! O1: the output: 2 is no string');
  });

  test('a decimal text is a number where a number is wanted, to the last digit', () => {
    const drawn = table({
      inputs: [{ expression: 'price', type: 'number' }],
      outputs: [''],
      rules: [['> 0.1', 'string(price * 3)']],
    });
    const xml = file(inputData('price', 'number') + decision('D', drawn, ['price']));
    expect(answer(xml, 'D', { price: '12345678901234567890.123456' })).toBe('37037036703703703670.370368');
  });
});

describe('outputs (§8.2.9)', () => {
  test('one column is a value, several are a context', () => {
    const rules = [['-', '1', '"a"']];
    const xml = file(decision('D', table({ inputs: ['x'], outputs: ['first', 'second'], rules })));
    expect(answer(xml, 'D')).toEqual({ first: 1, second: 'a' });
    const one = file(decision('D', table({ inputs: ['x'], outputs: ['first'], rules: [['-', '1']] })));
    expect(answer(one, 'D')).toBe(1);
  });

  test('entries are expressions over the same names as inputs', () => {
    const drawn = table({
      inputs: ['x'],
      outputs: [''],
      rules: [
        ['> 1', 'x * 2'],
        ['<= 1', 'if x = 1 then "one" else null'],
      ],
    });
    const xml = file(inputData('x', 'number') + decision('D', drawn, ['x']));
    expect([3, 1, 0].map((x) => answer(xml, 'D', { x }))).toEqual([6, 'one', null]);
  });

  test('a table without inputs has rules that always match', () => {
    expect(answer(file(decision('D', table({ inputs: [], outputs: [''], rules: [['7']] }))), 'D')).toBe(7);
  });
});

describe('large tables', () => {
  const large = (rules: string[][], policy = 'UNIQUE'): string =>
    file(decision('D', table({ policy, inputs: ['a', 'b'], outputs: [''], rules })));

  const result = (decisions: CompiledDecision[], variables: JsonObject): Json =>
    evaluateDecision(decisions, 'D', variables, environment).result;

  test('the index finds what going through finds', () => {
    const cells = ['"k1"', '"k2"', '"k1", "k3"', '-', 'not("k1")', '1', '"1"', 'true', 'null', '? = "k3"'];
    const rules = Array.from({ length: 200 }, (_, i) => [
      cells[(i * 7) % cells.length]!,
      cells[(i * 3) % cells.length]!,
      String(i),
    ]);
    const values = ['k1', 'k2', 'k3', 'k9', 1, '1', true, null];
    const whole = compiled(large(rules, 'COLLECT'));
    const alone = rules.map((rule) => compiled(large([rule])));
    for (const a of values) {
      for (const b of values) {
        const one = alone.flatMap((decisions, index) => (result(decisions, { a, b }) === null ? [] : [index]));
        expect([a, b, result(whole, { a, b }) ?? []]).toEqual([a, b, one]);
      }
    }
  });

  test('five thousand rules cost little more than fifty', () => {
    const rules = (count: number): string[][] =>
      Array.from({ length: count }, (_, i) => [`"sku${i}"`, `[${i}..${i + 10})`, String(i)]);
    const time = (count: number): number => {
      const decisions = compiled(large(rules(count)));
      const run = (i: number): unknown =>
        evaluateDecision(decisions, 'D', { a: `sku${i % count}`, b: i % count }, environment).result;
      for (let i = 0; i < 300; i++) expect(run(i)).toBe(i % count);
      const start = performance.now();
      for (let i = 0; i < 1000; i++) run(i);
      return performance.now() - start;
    };
    const [few, many] = [time(50), time(5000)];
    expect(many).toBeLessThan(few * 20);
    // Far below the 5 ms that one evaluation may take.
    expect(many / 1000).toBeLessThan(5);
  });
});

describe('expressions that are wrong', () => {
  test('name the element, the place and the text', () => {
    const drawn = table({
      inputs: ['a +'],
      outputs: [''],
      rules: [
        ['> > 3', 'b ('],
        ['1', 'nothing such(3)'],
      ],
    });
    expect(findings(file(decision('D', drawn)))).toEqual([
      'error expression-syntax I1: a +: not understood (at the end)',
      'error expression-syntax R1: > > 3: a test compares with a value, not with another test',
      'error expression-syntax R1: b (: not understood (at the end)',
      'error expression-syntax R2: nothing such(3): there is no function nothing such',
    ]);
  });

  test('of another language are not executed', () => {
    const xml = file(
      decision('D', '<literalExpression id="L" expressionLanguage="juel"><text>${a}</text></literalExpression>'),
    );
    expect(findings(xml)).toEqual(['error not-executed L: expressions in juel are not executed: write them in FEEL']);
  });
});
