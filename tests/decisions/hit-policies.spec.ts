import { describe, expect, test } from '@jest/globals';
import { answer, decision, file, findings, inputData, matched, table } from './dmn.ts';

/** Hit policies: DMN 1.5 §8.2.10. */

const overlapping = [
  ['>= 10', '"low"', '1'],
  ['>= 20', '"high"', '2'],
  ['>= 20', '"middle"', '3'],
] as const;

function policy(name: string, values?: string): string {
  const outputs = [{ name: 'risk', ...(values === undefined ? {} : { values }) }, 'points'];
  const drawn = table({ policy: name, inputs: ['age'], outputs, rules: overlapping });
  return file(inputData('age', 'number') + decision('Risk', drawn, ['age']));
}

const single = (name: string, aggregation: string | undefined, results: readonly string[]): string => {
  const rules = results.map((result) => ['-', result]);
  const parts = { policy: name, inputs: ['age'], outputs: [''], rules };
  return file(decision('Sum', table(aggregation === undefined ? parts : { ...parts, aggregation })));
};

const low = { risk: 'low', points: 1 };
const high = { risk: 'high', points: 2 };
const middle = { risk: 'middle', points: 3 };

describe('single hit', () => {
  test('UNIQUE: one rule may match; several are a violation that names them', () => {
    expect(answer(policy('UNIQUE'), 'Risk', { age: 15 })).toEqual(low);
    expect(answer(policy('UNIQUE'), 'Risk', { age: 25 })).toBe(
      '! Table: only one rule may match, but 1, 2, 3 do (UNIQUE)',
    );
    expect(matched(policy('UNIQUE'), 'Risk', { age: 25 })).toEqual([[1, 2, 3]]);
  });

  test('UNIQUE is the policy of a table that names none', () => {
    const drawn = table({
      inputs: ['age'],
      outputs: [''],
      rules: [
        ['-', '1'],
        ['-', '1'],
      ],
    });
    expect(answer(file(decision('D', drawn)), 'D')).toMatch(/only one rule may match/);
  });

  test('FIRST: the first that matches, the others are not looked at', () => {
    expect(answer(policy('FIRST'), 'Risk', { age: 25 })).toEqual(low);
    expect(matched(policy('FIRST'), 'Risk', { age: 25 })).toEqual([[1]]);
  });

  test('ANY: all that match must say the same', () => {
    expect(answer(single('ANY', undefined, ['1', '1.0', '2 / 2']), 'Sum')).toBe(1);
    expect(answer(single('ANY', undefined, ['1', '1', '2']), 'Sum')).toBe(
      '! Table: rules 1, 3 match with different results (ANY)',
    );
  });

  test('PRIORITY: the most important output value', () => {
    expect(answer(policy('PRIORITY', '"high", "middle", "low"'), 'Risk', { age: 25 })).toEqual(high);
    expect(answer(policy('PRIORITY', '"middle", "high", "low"'), 'Risk', { age: 25 })).toEqual(middle);
    expect(answer(policy('PRIORITY', '"high", "middle", "low"'), 'Risk', { age: 15 })).toEqual(low);
  });
});

describe('multiple hits', () => {
  test('RULE ORDER: as the table has them', () => {
    expect(answer(policy('RULE ORDER'), 'Risk', { age: 25 })).toEqual([low, high, middle]);
  });

  test('OUTPUT ORDER: by the output values', () => {
    expect(answer(policy('OUTPUT ORDER', '"high", "middle", "low"'), 'Risk', { age: 25 })).toEqual([high, middle, low]);
  });

  test('COLLECT: all', () => {
    expect(answer(policy('COLLECT'), 'Risk', { age: 25 })).toEqual([low, high, middle]);
    expect(answer(policy('COLLECT'), 'Risk', { age: 15 })).toEqual([low]);
  });

  test.each([
    ['SUM', ['0.1', '0.2', '0.3'], 0.6],
    ['SUM', ['12345678901', '0.001'], 12345678901.001],
    ['MIN', ['3', '1', '2'], 1],
    ['MAX', ['3', '1', '2'], 3],
    ['COUNT', ['"a"', '"a"', '"b"'], 3],
    ['MAX', ['"a"', '"c"', '"b"'], 'c'],
    ['MIN', ['date("2026-02-01")', 'date("2026-01-31")'], '2026-01-31'],
  ])('COLLECT %s of %j is %s', (aggregation, results, expected) => {
    expect(answer(single('COLLECT', aggregation, results), 'Sum')).toEqual(expected);
  });

  test('an aggregation of what cannot be aggregated is null, and says so', () => {
    expect(answer(single('COLLECT', 'SUM', ['1', '"a"']), 'Sum')).toMatch(/^! Table: .*numbers/);
  });
});

describe('no rule matches (§8.2.11)', () => {
  test.each(['UNIQUE', 'FIRST', 'ANY', 'PRIORITY'])('%s: null, or the default output entries', (name) => {
    const values = { values: '"high", "middle", "low"' };
    expect(answer(policy(name, values.values), 'Risk', { age: 5 })).toBeNull();
    const outputs = [
      { name: 'risk', default: '"low"', ...values },
      { name: 'points', default: '0' },
    ];
    const drawn = table({ policy: name, inputs: ['age'], outputs, rules: overlapping });
    expect(answer(file(decision('Risk', drawn)), 'Risk', { age: 5 })).toEqual({ risk: 'low', points: 0 });
  });

  test('COLLECT COUNT counts nothing', () => {
    const drawn = table({ policy: 'COLLECT', aggregation: 'COUNT', inputs: ['a'], outputs: [''], rules: [['1', '1']] });
    expect(answer(file(decision('D', drawn)), 'D', { a: 2 })).toBe(0);
  });
});

describe('what makes no sense is a finding', () => {
  test.each([
    ['GREATEST', /error hit-policy Table: there is no hit policy GREATEST/],
    ['PRIORITY', /error hit-policy Table: PRIORITY needs output values/],
    ['OUTPUT ORDER', /error hit-policy Table: OUTPUT ORDER needs output values/],
  ])('%s', (name, message) => {
    expect(findings(policy(name))[0]).toMatch(message);
  });

  test('a sum of several outputs', () => {
    const drawn = table({ policy: 'COLLECT', aggregation: 'SUM', inputs: ['a'], outputs: ['x', 'y'], rules: [] });
    expect(findings(file(decision('D', drawn)))).toEqual([
      'error hit-policy Table: SUM needs a single output, the table has 2',
    ]);
  });

  test('rules that do not fit the table name themselves', () => {
    const drawn = table({
      inputs: ['a', 'b'],
      outputs: ['x'],
      rules: [
        ['1', '2', '3'],
        ['1', '2'],
      ],
    });
    expect(findings(file(decision('D', drawn)))).toEqual([
      'error table R2: the rule has 2 and 0 entries where the table has 2 inputs and 1 outputs',
    ]);
  });
});
