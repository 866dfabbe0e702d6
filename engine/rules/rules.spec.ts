import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { compile } from '../compile/index.ts';
import type { Finding } from '../model/process.ts';
import { rules } from './index.ts';

const here = dirname(fileURLToPath(import.meta.url));

/** Rule → its invalid diagrams with the elements it names. Whatever else lies in the folder must be valid. */
const invalid: Record<string, Record<string, string[]>> = {
  'compensation-target': {
    'invalid-cannot-be-undone': ['Throw_Back'],
    'invalid-elsewhere': ['Throw_Back'],
  },
  'complex-activation': { 'invalid-join': ['Gateway_Join'] },
  'condition-missing': { 'invalid-one-without': ['Flow_Gateway_Size_End_Small'] },
  'condition-not-allowed': { 'invalid-default': ['Flow_Gateway_A_End_B'], 'invalid-parallel': ['Flow_Fork_End_A'] },
  'duplicate-catch': {
    'invalid-event-subprocesses': ['Start_B'],
    'invalid-same-code': ['Boundary_Second'],
  },
  'event-gateway-targets': {
    'invalid-instantiating-condition': ['Gateway_Begin'],
    'invalid-receive-with-boundary': ['Gateway_Wait'],
    'invalid-single': ['Gateway_Wait'],
    'invalid-task': ['Gateway_Wait'],
  },
  'expression-syntax': { 'invalid-condition': ['Flow_Gateway_A_End_A'], 'invalid-mapping': ['Task_Work'] },
  'flow-direction': {
    'invalid-boundary-ends': ['Boundary_Late'],
    'invalid-into-link': ['Catch_L'],
    'invalid-into-start': ['Start'],
    'invalid-out-of-end': ['End'],
    'invalid-out-of-handler': ['Task_Undo'],
  },
  'link-pairs': {
    'invalid-no-catch': ['Throw_Away'],
    'invalid-other-scope': ['Throw_Out'],
    'invalid-two-catches': ['Catch_B'],
  },
  'four-eyes-tasks': { 'invalid-unknown': ['Task_Judge'] },
  'no-assignment': { 'invalid-nobody': ['Task_Judge'] },
  'no-form': { 'invalid-without': ['Task_Judge'] },
  'start-events': {
    'invalid-ad-hoc': ['Sub_Choice'],
    'invalid-event-subprocess': ['Handler_Two'],
    'invalid-none': ['process'],
    'invalid-subprocess': ['Sub_NoStart'],
    'invalid-two-plain': ['Start_B'],
  },
  'transaction-cancel': { 'invalid-nowhere-to-go': ['Sub_T'], 'invalid-twice': ['Boundary_B'] },
  'unreachable-element': { 'invalid-island': ['Task_Island', 'End_Island'] },
};

/** Those that only warn. */
const warnings = ['no-assignment', 'no-form'];

async function findingsOf(code: string, file: string): Promise<Finding[]> {
  const { findings } = await compile(readFileSync(join(here, code, `${file}.bpmn`)));
  return findings.filter(({ rule, severity }) => rule === code && (severity === 'error' || warnings.includes(code)));
}

describe.each(rules.map(({ code }) => code))('%s', (code) => {
  const files = readdirSync(join(here, code))
    .filter((file) => file.endsWith('.bpmn'))
    .map((file) => file.replace('.bpmn', ''));

  test('has valid and invalid diagrams, all of them listed', () => {
    const wrong = Object.keys(invalid[code] ?? {});
    expect(files.filter((file) => file.startsWith('invalid-'))).toEqual(wrong.sort());
    expect(files.some((file) => file.startsWith('valid-'))).toBe(true);
  });

  test.each(files.filter((file) => file.startsWith('valid-')))('%s', async (file) => {
    expect(await findingsOf(code, file)).toEqual([]);
  });

  test.each(files.filter((file) => file.startsWith('invalid-')))('%s', async (file) => {
    const findings = await findingsOf(code, file);
    expect(findings.map(({ elementId }) => elementId)).toEqual(invalid[code]![file]);
    const severity = warnings.includes(code) ? 'warning' : 'error';
    expect(findings.map((finding) => finding.severity)).toEqual(findings.map(() => severity));
  });
});
