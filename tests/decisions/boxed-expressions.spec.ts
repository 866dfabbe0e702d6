import { describe, expect, test } from '@jest/globals';
import { answer, decision, file, findings, inputData, literal, table } from './dmn.ts';

/** Boxed expressions: DMN 1.5 §7.3 and §10.2. */

const entry = (name: string | null, value: string, type?: string): string =>
  `<contextEntry>${name === null ? '' : `<variable name="${name}"${type === undefined ? '' : ` typeRef="${type}"`}/>`}${value}</contextEntry>`;
const context = (...entries: string[]): string => `<context id="Context">${entries.join('')}</context>`;
const list = (...items: string[]): string => `<list>${items.join('')}</list>`;
const value = (logic: string, variables = {}, requires: string[] = []): unknown =>
  answer(file(requires.map((one) => inputData(one)).join('') + decision('D', logic, requires)), 'D', variables);

describe('literal expression (§10.2.1)', () => {
  test('its type converts the value (§10.3.2.9.4)', () => {
    expect(value(literal('7', 'number'))).toBe(7);
    expect(value(literal('[7]', 'number'))).toBe(7);
    expect(value(literal('"7"', 'number'))).toMatch(/"7" is no number/);
  });

  test('none is null', () => {
    expect(value('')).toBeNull();
    expect(value(literal(''))).toBeNull();
  });
});

describe('context (§10.2.2.1)', () => {
  test('entries see those before them', () => {
    expect(value(context(entry('a', literal('2')), entry('b', literal('a * 3'))))).toEqual({ a: 2, b: 6 });
  });

  test('a last entry without a name is the result', () => {
    expect(value(context(entry('a', literal('2')), entry(null, literal('a + 1'))))).toBe(3);
  });

  test('names with spaces and operators, inside of entries too', () => {
    const inner = context(entry('monthly income', literal('100')), entry('tax-rate', literal('0.2')));
    const logic = context(
      entry('applicant data', inner),
      entry(null, literal('applicant data.monthly income * (1 - applicant data.tax-rate)')),
    );
    expect(value(logic)).toBe(80);
  });

  test('typed entries are converted or null', () => {
    expect(value(context(entry('a', literal('[1]'), 'number'), entry(null, literal('a + 1'))))).toBe(2);
    expect(value(context(entry('a', literal('"x"'), 'number')))).toMatch(/a: "x" is no number/);
  });

  test('tables, lists and functions stand in entries', () => {
    const rules = [
      ['> 1', '"many"'],
      ['<= 1', '"few"'],
    ];
    const logic = context(
      entry(
        'double',
        '<functionDefinition><formalParameter name="n" typeRef="number"/>' + literal('n * 2') + '</functionDefinition>',
      ),
      entry('size', table({ inputs: ['double(x)'], outputs: [''], rules })),
      entry('all', list(literal('size'), literal('double(3)'))),
    );
    expect(findings(file(inputData('x') + decision('D', logic, ['x'])))).toEqual([]);
    expect(
      value(
        context(
          entry(
            'f',
            '<functionDefinition><formalParameter name="n"/>' +
              literal('if n < 2 then 1 else n * f(n - 1)') +
              '</functionDefinition>',
          ),
          entry(null, literal('f(20)')),
        ),
      ),
    ).toBe(2432902008176640000);
  });

  test('two entries of one name, and a nameless one that is not last, are findings', () => {
    expect(findings(file(decision('D', context(entry('a', literal('1')), entry('a', literal('2'))))))).toEqual([
      'error context Context: the context has two entries a',
    ]);
    expect(findings(file(decision('D', context(entry(null, literal('1')), entry('a', literal('2'))))))[0]).toMatch(
      /only the last entry/,
    );
  });
});

describe('list and relation (§10.2.2.2, §10.2.2.3)', () => {
  test('a list has its expressions in order', () => {
    expect(value(list(literal('1'), literal('1 + 1'), list(literal('"x"'))))).toEqual([1, 2, ['x']]);
  });

  test('a relation is a list of contexts', () => {
    const relation = `<relation id="Relation"><column name="item no"/><column name="qty" typeRef="number"/>
      <row>${literal('"A"')}${literal('1')}</row><row>${literal('"B"')}${literal('2')}</row></relation>`;
    expect(value(relation)).toEqual([
      { 'item no': 'A', qty: 1 },
      { 'item no': 'B', qty: 2 },
    ]);
    const xml = file(decision('Stock', relation) + decision('D', literal('Stock[qty > 1].item no'), ['@Stock']));
    expect(answer(xml, 'D')).toEqual(['B']);
  });

  test('a row that does not fit is a finding', () => {
    const relation = `<relation id="Relation"><column name="a"/><row id="Row">${literal('1')}${literal('2')}</row></relation>`;
    expect(findings(file(decision('D', relation)))).toEqual([
      'error relation Row: a row has 2 cells where there are 1 columns',
    ]);
  });
});

describe('function definition and invocation (§10.2.2.4, §10.2.2.5)', () => {
  const add =
    '<functionDefinition><formalParameter name="first number" typeRef="number"/><formalParameter name="b" typeRef="number"/>' +
    literal('first number - b') +
    '</functionDefinition>';
  const call = (...bindings: [string, string][]): string =>
    context(
      entry('subtract', add),
      entry(
        null,
        `<invocation>${literal('subtract')}${bindings.map(([name, text]) => `<binding><parameter name="${name}"/>${literal(text)}</binding>`).join('')}</invocation>`,
      ),
    );

  test('arguments go by name', () => {
    expect(value(call(['b', '2'], ['first number', '5']))).toBe(3);
    expect(value(call(['b', '[2]'], ['first number', '5']))).toBe(3);
  });

  test('a missing argument is null, a wrong or unknown one a problem', () => {
    expect(value(call(['b', '2']))).toBeNull();
    expect(value(call(['b', '"x"'], ['first number', '5']))).toMatch(/b: "x" is no number/);
    expect(value(call(['c', '2']))).toMatch(/no parameter c/);
  });

  test('functions outside of FEEL are not executed', () => {
    const java = `<functionDefinition id="F" kind="Java">${context(entry('class', literal('"java.lang.Math"')))}</functionDefinition>`;
    expect(findings(file(decision('D', java)))).toEqual([
      'error not-executed F: functions in Java are not executed: write the body in FEEL',
    ]);
  });
});

describe('conditional, filter, iterators (§10.2.2.6 to §10.2.2.9)', () => {
  const conditional = (condition: string): string =>
    `<conditional><if>${literal(condition)}</if><then>${literal('"yes"')}</then><else>${literal('"no"')}</else></conditional>`;

  test.each([
    ['true', 'yes'],
    ['false', 'no'],
    ['null', 'no'],
    ['1 > 0', 'yes'],
  ])('if %s', (condition, expected) => expect(value(conditional(condition))).toBe(expected));

  test('if something that is neither true nor false', () => {
    expect(value(conditional('"abc"'))).toMatch(/if needs true or false/);
  });

  const filter = (source: string, match: string): string =>
    `<filter><in>${literal(source)}</in><match>${literal(match)}</match></filter>`;

  test.each([
    ['[1, 2, 3]', 'item > 1', [2, 3]],
    ['[{n: 1, s: "a"}, {n: 2, s: "b"}]', 'n = 2', [{ n: 2, s: 'b' }]],
    ['[1, 2, 3]', '2', 2],
    ['[1, 2, 3]', '-1', 3],
    ['null', 'true', []],
  ])('%s[%s]', (source, match, expected) => expect(value(filter(source, match))).toEqual(expected));

  const iterator = (kind: string, source: string, body: string): string => {
    const name = kind === 'for' ? 'return' : 'satisfies';
    return `<${kind} iteratorVariable="x"><in>${literal(source)}</in><${name}>${literal(body)}</${name}></${kind}>`;
  };

  test.each([
    ['for', '[1, 2, 3]', 'x * 2', [2, 4, 6]],
    ['for', '[1..4]', 'if x = 1 then 1 else partial[-1] * x', [1, 2, 6, 24]],
    ['for', 'null', 'x', null],
    ['some', '[1, 2]', 'x > 1', true],
    ['some', '[]', 'true', false],
    ['some', '[1, null]', 'x > 1', null],
    ['every', '[1, 2]', 'x > 0', true],
    ['every', '[]', 'false', true],
    ['every', '[1, null]', 'x > 0', null],
  ])('%s in %s: %s', (kind, source, body, expected) => {
    expect(value(iterator(kind, source, body))).toEqual(expected);
  });

  test('a part that is missing is a finding', () => {
    expect(findings(file(decision('D', '<conditional id="C"><if/></conditional>')))).toEqual([
      'error expression-missing C: conditional: if is missing',
      'error expression-missing C: conditional: then is missing',
      'error expression-missing C: conditional: else is missing',
    ]);
  });
});
