import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { root } from '../lib/paths.mjs';

/** `millrace check` and `millrace test` as people and scripts call them. */
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'millrace-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function millrace(...args: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts/millrace.mjs'), ...args], {
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}

function write(name: string, content: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const bpmn = (body: string): string =>
  `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"><process id="order" isExecutable="true">
   <startEvent id="Start"/>${body}<endEvent id="End"/><sequenceFlow id="A" sourceRef="Start" targetRef="Middle"/>
   <sequenceFlow id="B" sourceRef="Middle" targetRef="End"/></process></definitions>`;

describe('check', () => {
  test('prints one object per file and fails on errors', () => {
    const good = write('good.bpmn', bpmn('<task id="Middle"/>'));
    const bad = write('bad.bpmn', bpmn('<callChoreography id="Middle"/>'));
    const { code, out } = millrace('check', good, bad, '--json');
    const [first, second] = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(1);
    expect(first).toEqual({ file: good, processes: ['order'], findings: [] });
    expect(second).toMatchObject({
      file: bad,
      processes: [],
      findings: [{ rule: 'not-executed', severity: 'error', elementId: 'Middle' }],
    });
    expect(millrace('check', good).code).toBe(0);
  });

  test('a file that is no BPMN is a finding, not an accident', () => {
    const { code, out, err } = millrace('check', write('broken.bpmn', '<<<'), '--json');
    expect([code, err]).toEqual([1, '']);
    expect(JSON.parse(out).findings[0].severity).toBe('error');
  });
});

describe('test', () => {
  test('runs scenarios of a folder and shows what was expected and seen', () => {
    write('process.bpmn', bpmn('<userTask id="Middle"/>'));
    const base = { files: ['process.bpmn'], start: {} };
    const good = write('good.scenario.json', { ...base, steps: [{ complete: 'Middle' }, { expect: { ended: true } }] });
    const bad = write('bad.scenario.json', { ...base, steps: [{ expect: { open: ['Other'] } }] });
    const all = millrace('test', folder, '--json');
    const results = all.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(all.code).toBe(1);
    expect(results.map(({ file, passed }) => [file, passed])).toEqual([
      [bad, false],
      [good, true],
    ]);
    expect(results[0]).toEqual({
      file: bad,
      passed: false,
      failures: ['step 1: open: expected ["Other"], got ["Middle"]'],
      path: ['Start', 'Middle'],
      open: ['Middle'],
      active: ['Middle'],
      ended: false,
      variables: {},
      incidents: [],
    });
    expect(millrace('test', good).out).toContain('1 passed, 0 failed');
  });

  test('a diagram that is refused fails its scenario with the finding', () => {
    write('refused.bpmn', bpmn('<callChoreography id="Middle"/>'));
    const file = write('refused.json', { files: ['refused.bpmn'], steps: [] });
    const { code, out } = millrace('test', file, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out).failures[0]).toMatch(/^refused.bpmn: Middle: CallChoreography is not executed/);
  });
});

describe('import', () => {
  const camunda = (task: string): string =>
    bpmn(task).replace('targetNamespace="t"', 'targetNamespace="t" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"');
  const out = (): string => join(folder, 'converted');

  test('writes the diagram and its forms, and lists what became of everything', () => {
    const file = write(
      'foreign.bpmn20.xml',
      camunda(`<userTask id="Middle" camunda:assignee="\${boss}" camunda:formKey="embedded:x/Ask.html">
        <extensionElements><camunda:formData><camunda:formField id="a" type="long"/></camunda:formData></extensionElements></userTask>`),
    );
    const { code, out: json } = millrace('import', file, '--out', out(), '--json');
    const imported = JSON.parse(json);
    expect(code).toBe(0);
    expect(imported).toMatchObject({
      file,
      output: join(out(), 'foreign.bpmn'),
      forms: ['middle.form.json'],
      processes: ['order'],
      mapped: [{ elementId: 'Middle', name: 'camunda:assignee' }, { name: 'camunda:formData' }],
      degraded: [{ name: 'camunda:formKey' }],
      refused: [],
    });
    // A drawing without layout has got one.
    expect(readFileSync(imported.output, 'utf8')).toMatch(/BPMNShape/);
    expect(JSON.parse(readFileSync(join(out(), 'middle.form.json'), 'utf8')).fields[0].key).toBe('a');
    expect(millrace('check', imported.output).code).toBe(0);
  });

  test('what is refused is an error of import and of check alike', () => {
    const file = write('listener.bpmn', camunda('<userTask id="Middle" camunda:initiator="x"/>'));
    const imported = millrace('import', file, '--out', out());
    expect(imported.code).toBe(1);
    expect(imported.out).toContain('✗ Middle camunda:initiator: is not executed');
    const { code, out: json } = millrace('check', file, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(json)).toMatchObject({
      processes: [],
      findings: expect.arrayContaining([
        expect.objectContaining({ rule: 'import-refused', severity: 'error', elementId: 'Middle' }),
      ]),
    });
  });

  test('a file that is none is a finding', () => {
    const { code, out: json, err } = millrace('import', write('odd.bpmn', '<<<'), '--out', out(), '--json');
    expect([code, err]).toEqual([1, '']);
    expect(JSON.parse(json)).toMatchObject({ processes: [], findings: [{ severity: 'error' }] });
  });
});

describe('wrong use is one line and exit 2, never a stack', () => {
  test.each<[string, () => string[], RegExp]>([
    ['no command', () => [], /^$/],
    ['unknown command', () => ['dance'], /There is no command dance/],
    ['unknown option', () => ['check', '--colour'], /Unknown option/],
    ['no files', () => ['check'], /Name at least one file/],
    ['nothing to import', () => ['import'], /Name one BPMN file/],
    [
      'nowhere to write to',
      () => ['import', write('a.bpmn', bpmn('<task id="Middle"/>')), '--out', '/dev/null/x'],
      /cannot be written/,
    ],
    ['no such file', () => ['check', '/nowhere.bpmn'], /cannot be read: there is no such file/],
    ['no JSON', () => ['test', write('text.scenario.json', 'hello')], /is no JSON/],
    [
      'no scenario',
      () => ['test', write('odd.json', { files: ['a.bpmn'], steps: [{ dance: 1 }] })],
      /is no scenario: steps.0/,
    ],
    [
      'missing diagram',
      () => ['test', write('lost.json', { files: ['lost.bpmn'], steps: [] })],
      /lost.bpmn cannot be read/,
    ],
  ])('%s', (_name, args, message) => {
    const { code, err } = millrace(...args());
    expect(code).toBe(2);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/\n\s+at /);
  });
});
