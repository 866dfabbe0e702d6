import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../contracts/json.ts';
import { answer, decision, file, findings, inputData, literal } from './dmn.ts';

/** Item definitions: DMN 1.5 §7.3.2; conformance and conversion: §10.3.2.9. */

const type = (name: string, inside: string, attributes = ''): string =>
  `<itemDefinition id="${name}" name="${name}"${attributes}>${inside}</itemDefinition>`;
const based = (base: string, allowed?: string): string =>
  `<typeRef>${base}</typeRef>${allowed === undefined ? '' : `<allowedValues><text>${allowed.replace(/</g, '&lt;')}</text></allowedValues>`}`;
const component = (name: string, inside: string, attributes = ''): string =>
  `<itemComponent name="${name}"${attributes}>${inside}</itemComponent>`;

const types =
  type('tGrade', based('string', '"A", "B"')) +
  type('tPercent', based('number', '[0..100]')) +
  type('tSmall', based('tPercent', '< 10')) +
  type('tTexts', based('string'), ' isCollection="true"') +
  type('tGrades', based('string', '"A", "B"'), ' isCollection="true"') +
  type(
    'tFew',
    `<typeRef>number</typeRef><typeConstraint><text>count(?) &lt; 3</text></typeConstraint>`,
    ' isCollection="true"',
  ) +
  type(
    'tOrder',
    component('number', based('string')) +
      component('due date', based('date')) +
      component('lines', component('qty', based('number')), ' isCollection="true"'),
  ) +
  type('tTree', component('value', based('number')) + component('children', based('tTree'), ' isCollection="true"')) +
  type('tFunction', '<functionItem outputTypeRef="number"><parameters name="n" typeRef="number"/></functionItem>');

/** What a decision makes of an input of a type. */
const given = (name: string, value: Json, expression = 'x'): Json =>
  answer(file(types + inputData('x', name) + decision('D', literal(expression), ['x'])), 'D', { x: value });

describe('input data have their type', () => {
  test.each<[string, Json, Json]>([
    ['number', 5, 5],
    ['number', '12.50', 12.5],
    ['number', [5], 5],
    ['string', 'a', 'a'],
    ['boolean', true, true],
    ['date', '2026-01-05', '2026-01-05'],
    ['date and time', '2026-01-05T08:00:00Z', '2026-01-05T08:00:00Z'],
    ['time', '08:00:00', '08:00:00'],
    ['days and time duration', 'PT36H', 'P1DT12H'],
    ['years and months duration', 'P14M', 'P1Y2M'],
    ['tGrade', 'A', 'A'],
    ['tPercent', 100, 100],
    ['tSmall', 9, 9],
    ['tTexts', ['a', 'b'], ['a', 'b']],
    ['tTexts', 'a', ['a']],
    ['tGrades', ['A', 'B', 'A'], ['A', 'B', 'A']],
    ['tFew', [1, 2], [1, 2]],
    ['tGrade', null, null],
    ['Any', { a: 1 }, { a: 1 }],
  ])('%s takes %j', (name, value, expected) => expect(given(name, value)).toEqual(expected));

  test.each<[string, Json]>([
    ['number', 'five'],
    ['number', true],
    ['number', [1, 2]],
    ['string', 5],
    ['boolean', 'true'],
    ['date', '2026-02-30'],
    ['days and time duration', 'P1M'],
    ['tGrade', 'C'],
    ['tPercent', 101],
    ['tSmall', 50],
    ['tSmall', -1],
    ['tTexts', ['a', 1]],
    ['tGrades', ['A', 'C']],
    ['tFew', [1, 2, 3]],
    ['tOrder', 'x'],
  ])('%s does not take %j', (name, value) => expect(given(name, value)).toMatch(/^! x: x: .* is no /));
});

describe('structures', () => {
  const order = { number: 'PO-7', 'due date': '2026-01-05', lines: [{ qty: 1 }, { qty: 2.5 }] };

  test('their components are typed and can be named', () => {
    expect(given('tOrder', order, 'sum(x.lines.qty)')).toBe(3.5);
    expect(given('tOrder', order, 'x.due date + duration("P1D")')).toBe('2026-01-06');
    expect(given('tOrder', order, 'x.lines[qty > 2]')).toEqual([{ qty: 2.5 }]);
  });

  test('what is left out is null', () => {
    expect(given('tOrder', { number: 'PO-7' }, '[x.number, x.due date, x.lines]')).toEqual(['PO-7', null, null]);
  });

  test('what is more stays', () => {
    expect(given('tOrder', { number: 'PO-7', note: 'n' }, 'x.note')).toBe('n');
  });

  test('a wrong component makes the whole wrong', () => {
    expect(given('tOrder', { number: 7 })).toMatch(/is no tOrder/);
  });

  test('may contain themselves', () => {
    const tree = { value: 1, children: [{ value: 2, children: [{ value: 3, children: [] }] }] };
    expect(given('tTree', tree, 'x.children[1].children[1].value')).toBe(3);
  });
});

describe('in expressions', () => {
  test.each([
    ['5 instance of tPercent', true],
    ['500 instance of tPercent', true],
    ['"A" instance of tPercent', false],
    ['["a"] instance of tTexts', true],
    ['{number: "n", due date: null, lines: []} instance of tOrder', true],
    ['{number: "n"} instance of tOrder', false],
    ['(function(n: number) n * 2) instance of tFunction', true],
    ['(function(s: string) s) instance of tFunction', false],
  ])('%s is %s', (expression, expected) => {
    expect(answer(file(types + decision('D', literal(expression))), 'D')).toBe(expected);
  });

  test('a function that says what it takes is not called with anything else', () => {
    const xml = file(types + decision('D', literal('(function(p: tTexts) count(p))(7)')));
    expect(answer(xml, 'D')).toMatch(/p must be tTexts, not number/);
  });
});

describe('results', () => {
  test('have the type of the decision, or are null with a problem', () => {
    const typed = (expression: string, name: string): Json =>
      answer(file(types + decision('D', literal(expression), [], name)), 'D');
    expect(typed('"A"', 'tGrade')).toBe('A');
    expect(typed('"C"', 'tGrade')).toBe('! D: D: "C" is no tGrade');
    expect(typed('date("2026-01-05")', 'date and time')).toBe('2026-01-05T00:00:00Z');
    expect(typed('5', 'tTexts')).toMatch(/is no tTexts/);
  });
});

describe('findings', () => {
  test.each([
    [inputData('x', 'tNothing') + decision('D', literal('x'), ['x']), 'error type x: there is no type tNothing'],
    [type('tA', based('tB')) + decision('D', literal('1'), [], 'tA'), 'error type tA: there is no type tB'],
    [
      type('tA', based('string')) + type('tA', based('number')) + decision('D', literal('1')),
      'error type tA: the type tA is defined twice',
    ],
    [type('tA', based('tA')) + decision('D', literal('1'), [], 'tA'), 'error type tA: the type tA is made of itself'],
    [
      decision('D', literal('1 instance of tNothing')),
      'error expression-syntax D: 1 instance of tNothing: there is no type tNothing',
    ],
    [
      type('tA', based('string', '"a" "b"')) + decision('D', literal('"a"'), [], 'tA'),
      'error expression-syntax tA: "a" "b": not understood (column 5, at ""b"")',
    ],
  ])('%#', (content, expected) => expect(findings(file(content))).toContain(expected));
});
