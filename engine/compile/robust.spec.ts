import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Finding } from '../model/process.ts';
import { compile, elementLabels } from './index.ts';

/** Whatever the file: findings, never a crash. */

const BODY = `<process id="Process" isExecutable="true"><startEvent id="Start"/><endEvent id="End" name="合格 ä"/>
  <sequenceFlow id="Flow" sourceRef="Start" targetRef="End"/></process>`;

function xml(encoding: string, body = BODY, prolog = ''): string {
  return `<?xml version="1.0" encoding="${encoding}"?>${prolog}<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">${body}</definitions>`;
}

function errorsOf(findings: readonly Finding[]): string[] {
  return findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
}

function utf16(text: string, bigEndian: boolean, mark: boolean): Uint8Array {
  const units = [...(mark ? [0xfeff] : []), ...Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))];
  return new Uint8Array(units.flatMap((unit) => (bigEndian ? [unit >> 8, unit & 0xff] : [unit & 0xff, unit >> 8])));
}

describe('encodings', () => {
  const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
  const latin = Uint8Array.from(xml('windows-1252').replace('合格', ''), (char) => char.charCodeAt(0));
  // 合格 in GB18030.
  const gb = Uint8Array.from(xml('GB18030').replace('合格 ä', '\u00ba\u00cf\u00b8\u00f1'), (char) =>
    char.charCodeAt(0),
  );

  test.each<[string, string | Uint8Array, string]>([
    ['text', xml('UTF-8'), '合格 ä'],
    ['UTF-8', utf8(xml('UTF-8')), '合格 ä'],
    ['UTF-8 with a mark', utf8(`\ufeff${xml('UTF-8')}`), '合格 ä'],
    ['UTF-16, little end', utf16(xml('UTF-16'), false, true), '合格 ä'],
    ['UTF-16, big end', utf16(xml('UTF-16'), true, true), '合格 ä'],
    ['UTF-16 without a mark', utf16(xml('UTF-16'), false, false), '合格 ä'],
    ['windows-1252', latin, 'ä'],
    ['GB18030', gb, '合格'],
    ['UTF-8 that says UTF-16', utf8(xml('UTF-16')), '合格 ä'],
  ])('%s', async (_name, content, name) => {
    const { processes, findings } = await compile(content);
    expect(errorsOf(findings)).toEqual([]);
    expect(processes).toHaveLength(1);
    expect((await elementLabels(content))['End']?.zh.trim()).toBe(name);
  });

  test('an unknown or broken encoding is a finding', async () => {
    expect(errorsOf((await compile(utf8(xml('klingon')))).findings)).toEqual(['encoding']);
    expect(errorsOf((await compile(new Uint8Array([0x3c, 0x3f, 0xff, 0xfe, 0x80]))).findings)).toEqual(['encoding']);
  });
});

describe('tricks', () => {
  test.each<[string, string, string]>([
    ['document type', xml('UTF-8', BODY, '<!DOCTYPE definitions>'), 'xml-forbidden'],
    ['entities', xml('UTF-8', BODY, '<!DOCTYPE d [<!ENTITY a "aaaa">]>'), 'xml-forbidden'],
    ['depth', xml('UTF-8', '<a>'.repeat(5000) + '</a>'.repeat(5000)), 'xml-too-deep'],
    ['size', xml('UTF-8', ' '.repeat(8_000_001)), 'file-too-large'],
    ['nothing', '', 'xml-broken'],
    ['text', 'hello', 'xml-broken'],
    ['other XML', '<html><body/></html>', 'xml-broken'],
    ['an end missing', xml('UTF-8').slice(0, -20), 'xml-broken'],
    ['an attribute that does not end', '<definitions a="', 'xml-broken'],
    ['two elements of one id', xml('UTF-8', BODY.replace('id="End"', 'id="Start"')), 'duplicate-id'],
    ['an id that is none', xml('UTF-8', BODY.replaceAll('"End"', '"1 2"')), 'unknown-content'],
    ['a flow to nowhere', xml('UTF-8', BODY.replace('targetRef="End"', 'targetRef="Gone"')), 'dangling-reference'],
    [
      'an unknown element',
      xml('UTF-8', BODY.replace('<startEvent', '<fooEvent id="Foo"/><startEvent')),
      'unknown-content',
    ],
    ['a reserved id', xml('UTF-8', BODY.replaceAll('"End"', '"__proto__"')), 'missing-id'],
  ])('%s', async (_name, content, rule) => {
    const began = performance.now();
    const { processes, findings } = await compile(content);
    expect(processes).toEqual([]);
    expect(errorsOf(findings)).toContain(rule);
    expect(performance.now() - began).toBeLessThan(1000);
  });

  test('a comment may speak of anything', async () => {
    const { findings } = await compile(xml('UTF-8', `<!-- <!DOCTYPE x> ]]> -->${BODY}`));
    expect(errorsOf(findings)).toEqual([]);
  });

  test.each(['constructor', 'toString', 'hasOwnProperty', 'prototype', 'valueOf'])(
    'an element may be called %s',
    async (id) => {
      const { processes, findings } = await compile(xml('UTF-8', BODY.replaceAll('"End"', `"${id}"`)));
      expect(errorsOf(findings)).toEqual([]);
      expect(Object.keys(processes[0]!.elements)).toContain(id);
    },
  );
});

describe('mutated files', () => {
  const samples = ['activities/call-activity', 'events/escalation', 'multi-instance/subprocess-items'].map((story) =>
    readFileSync(new URL(`../../tests/scenarios/${story}/process.bpmn`, import.meta.url), 'utf8'),
  );
  const pieces = [
    '<',
    '>',
    '"',
    '&',
    '&#0;',
    '<![CDATA[',
    ']]>',
    '<!--',
    '\u0000',
    '=',
    '__proto__',
    'id="Start"',
    '',
    ' ',
  ];
  const mutation = fc.tuple(fc.nat(), fc.nat(200), fc.constantFrom(...pieces));

  test('give findings or a process', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...samples),
        fc.array(mutation, { minLength: 1, maxLength: 6 }),
        async (sample, mutations) => {
          let text = sample;
          for (const [at, length, piece] of mutations) {
            const from = at % text.length;
            text = text.slice(0, from) + piece + text.slice(from + length);
          }
          const { processes, findings } = await compile(text);
          expect(processes.length > 0 || errorsOf(findings).length > 0).toBe(true);
          await elementLabels(text);
        },
      ),
      { numRuns: Number(process.env['MILLRACE_RANDOM_RUNS'] ?? 300) },
    );
  });

  test('bytes of any kind', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        expect(errorsOf((await compile(bytes)).findings)).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
