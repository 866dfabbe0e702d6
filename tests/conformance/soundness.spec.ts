import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { compile } from '../../engine/compile/index.ts';

/** Warnings of the rules about soundness on all diagrams that run: only those that are drawn unsound on purpose. */
const onPurpose = {
  'tests/scenarios/correctness/endless-loop/process.bpmn': ['loop-without-wait'],
  'tests/scenarios/gateways/exclusive-merge/process.bpmn': ['lack-of-synchronization'],
  'tests/scenarios/gateways/inclusive-same-way-twice/process.bpmn': ['lack-of-synchronization'],
  'tests/scenarios/gateways/parallel-join-same-branch-twice/process.bpmn': ['lack-of-synchronization'],
};
const rules = ['deadlock', 'lack-of-synchronization', 'unreachable-end', 'loop-without-wait'];
const root = fileURLToPath(new URL('../..', import.meta.url));

test('sound diagrams raise no alarm', async () => {
  const seen: Record<string, string[]> = {};
  for (const folder of ['tests/scenarios', 'domain/processes/content']) {
    const files = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
    for (const file of files.filter(({ name }) => name.endsWith('.bpmn'))) {
      const path = join(file.parentPath, file.name);
      const { findings } = await compile(readFileSync(path));
      const alarms = findings.filter(({ rule, severity }) => rules.includes(rule) && severity !== 'info');
      if (alarms.length > 0) seen[relative(root, path)] = alarms.map(({ rule }) => rule);
    }
  }
  expect(seen).toEqual(onPurpose);
});
