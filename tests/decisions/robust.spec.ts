import { describe, expect, test } from '@jest/globals';
import { compileDecisions } from '../../engine/decide/compile/index.ts';
import { evaluateDecision } from '../../engine/decide/evaluate/index.ts';
import { answer, decide, decision, environment, file, findings, inputData, literal, table } from './dmn.ts';

/** Whatever the file: findings, never an exception, never a hang. */

const sound = file(
  inputData('x', 'number') +
    decision(
      'T',
      table({
        inputs: ['x'],
        outputs: [''],
        rules: [
          ['> 1', '"many"'],
          ['<= 1', '"few"'],
        ],
      }),
      ['x'],
    ) +
    decision('D', literal('T + "!"'), ['@T']),
);

describe('files that are none', () => {
  test.each([
    ['', /no XML: missing start tag/],
    ['hello', /no XML|no element/],
    ['<<<', /does not end|no XML/],
    ['<a/>', /not DMN: its outermost element is a/],
    ['<definitions/>', /not DMN/],
    ['<!DOCTYPE a [<!ENTITY b "c">]><a/>', /document types and entities are not allowed/],
    ['<a>'.repeat(300), /nested deeper/],
    [file(''), /the file contains no decision/],
    [file('<decision/>'), /neither id nor name/],
  ])('%j', (xml, message) => {
    const [first] = findings(xml);
    expect(first).toMatch(message);
    expect(compileDecisions(xml).decisions).toEqual([]);
  });

  test('encodings: by mark and by declaration', () => {
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...new Uint8Array(new Uint16Array([...sound].map((char) => char.charCodeAt(0))).buffer),
    ]);
    expect(findings(utf16)).toEqual([]);
    const latin = sound.replace('UTF-8', 'WINDOWS-1252').replace('!', '\u20ac');
    const bytes = Uint8Array.from([...latin].map((char) => (char === '\u20ac' ? 0x80 : char.charCodeAt(0))));
    const { decisions } = compileDecisions(bytes);
    expect(evaluateDecision(decisions, 'D', { x: 2 }, environment).result).toBe('many\u20ac');
    expect(findings(Uint8Array.from([0x3c, 0xff, 0xfe, 0xfa]))[0]).toMatch(/error/);
  });

  test('the versions of DMN are read alike', () => {
    for (const namespace of [
      'http://www.omg.org/spec/DMN/20151101/dmn.xsd',
      'http://www.omg.org/spec/DMN/20180521/MODEL/',
      'https://www.omg.org/spec/DMN/20191111/MODEL/',
      'https://www.omg.org/spec/DMN/20211108/MODEL/',
    ]) {
      expect(answer(sound.replace('https://www.omg.org/spec/DMN/20230324/MODEL/', namespace), 'D', { x: 2 })).toBe(
        'many!',
      );
    }
  });

  test('prefixes and CDATA', () => {
    const prefixed = sound
      .replaceAll(/<(\/?)([a-z])/gi, '<$1dmn:$2')
      .replace('xmlns=', 'xmlns:dmn=')
      .replace('<text>', '<dmn:text>');
    expect(
      answer(prefixed.replace(/<dmn:text>T \+ [^<]*<\/dmn:text>/, '<dmn:text><![CDATA[T + "<"]]></dmn:text>'), 'D', {
        x: 0,
      }),
    ).toBe('few<');
  });
});

describe('names of prototypes are names', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype'];

  test.each(names)('%s', (name) => {
    const xml = file(
      inputData(name) +
        decision('D', `<context><contextEntry><variable name="${name}"/>${literal('1')}</contextEntry></context>`) +
        decision('E', literal(`D.${name}`), ['@D']) +
        decision('F', literal(`${name} = null`), [name]) +
        decision('G', table({ inputs: ['1'], outputs: [name, 'other'], rules: [['-', '2', '3']] })),
    );
    expect(answer(xml, 'E')).toBe(1);
    expect(answer(xml, 'F')).toBe(true);
    if (name !== '__proto__') expect(answer(xml, 'G')).toEqual({ [name]: 2, other: 3 });
  });

  test('as ids', () => {
    for (const name of names) expect(answer(file(decision(name, literal('1'))), name)).toBe(1);
    expect(decide(sound, 'constructor').problems[0]!.message).toBe('there is no decision constructor');
  });
});

describe('expressions that would never end', () => {
  test.each([
    'for i in 1..99999999 return i',
    '{f: function(n) f(n + 1), x: f(1)}.x',
    '{f: function(s, n) if n = 0 then s else f(s + s, n - 1), x: f("ab", 60)}.x',
    '{f: function(l, n) if n = 0 then l else f(concatenate(l, l), n - 1), x: count(f([1, 2], 40))}.x',
    'count(for x in 1..2000, y in 1..2000 return 1)',
    'matches(string join(for i in 1..200 return "aaaaaaaaaaaaaaaaaaaaaaaaa"), "(.*)\\1\\1\\1b")',
  ])('%s', (expression) => {
    const start = performance.now();
    expect(answer(file(decision('D', literal(expression))), 'D')).toMatch(/too (many|deep|long)|more than/);
    expect(performance.now() - start).toBeLessThan(3000);
  });

  test.each(['(a+)+b', '(a*)*b', '(a|aa)+b', '(a?){50}a{50}b', '.*.*.*.*.*b', '((a*)*)*b'])(
    'matches(…, "%s")',
    (pattern) => {
      const xml = file(inputData('a', 'string') + decision('D', literal(`matches(a, "${pattern}")`), ['a']));
      const start = performance.now();
      expect(answer(xml, 'D', { a: 'a'.repeat(3000) })).toBe(false);
      expect(performance.now() - start).toBeLessThan(1000);
    },
  );
});

test('two thousand mutated files: findings or decisions, no exception', () => {
  let seed = 7;
  const random = (below: number): number => {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    return seed % below;
  };
  const pieces = [
    '<',
    '>',
    '"',
    '&amp;',
    '</text>',
    '<text>',
    ' id="D"',
    'href="#T"',
    'typeRef="x"',
    '[',
    '(',
    '\u0000',
    '𝄞',
    'for i in',
    'UNIQUE',
    '-',
    '<decision id="Z">',
    '#D',
    '__proto__',
  ];
  for (let i = 0; i < 2000; i++) {
    let xml = sound;
    for (let j = random(4); j >= 0; j--) {
      const at = random(xml.length);
      const piece = random(3) === 0 ? '' : pieces[random(pieces.length)]!;
      xml = xml.slice(0, at) + piece + xml.slice(at + random(12));
    }
    const { drafts } = compileDecisions(xml);
    for (const { key } of drafts) evaluateDecision(drafts, key, { x: 1 }, environment);
  }
});
