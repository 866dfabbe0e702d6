import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { compile } from '../compile/index.ts';
import type { Finding, Severity } from '../model/process.ts';
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
  deadlock: {
    'invalid-boundary-goes-past': ['Join'],
    'invalid-choice-then-join': ['Join'],
    'invalid-perhaps': ['Join'],
    'invalid-until-interrupted': ['Join'],
    'invalid-waits-for-itself': ['Join'],
  },
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
  'improper-completion': { 'invalid-merged-before': ['Merge'], 'invalid-one-end': ['End'] },
  'lack-of-synchronization': {
    'invalid-beside': ['Merge'],
    'invalid-in-a-loop': ['Split'],
    'invalid-several-true': ['Join'],
    'invalid-split-then-merge': ['Join'],
  },
  'link-pairs': {
    'invalid-no-catch': ['Throw_Away'],
    'invalid-other-scope': ['Throw_Out'],
    'invalid-two-catches': ['Catch_B'],
  },
  'four-eyes-tasks': { 'invalid-unknown': ['Task_Judge'] },
  'loop-without-wait': { 'invalid-changes-something-else': ['Count'], 'invalid-nothing-changes': ['Task'] },
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
  'unreachable-end': { 'invalid-goes-round': ['Task_A'], 'invalid-one-way': ['Task_A'] },
  'unreachable-element': { 'invalid-island': ['Task_Island', 'End_Island'] },
};

/** Those that do not forbid execution; of a deadlock it depends. */
const severities: Readonly<Record<string, readonly Severity[]>> = {
  deadlock: ['error', 'warning'],
  'lack-of-synchronization': ['warning'],
  'unreachable-end': ['warning'],
  'improper-completion': ['info'],
  'loop-without-wait': ['warning'],
  'no-assignment': ['warning'],
  'no-form': ['warning'],
};
const severitiesOf = (code: string): readonly Severity[] => severities[code] ?? ['error'];

async function findingsOf(code: string, file: string): Promise<Finding[]> {
  const { findings } = await compile(readFileSync(join(here, code, `${file}.bpmn`)));
  return findings.filter(({ rule, severity }) => rule === code && severitiesOf(code).includes(severity));
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
  });
});
