import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import type { Scenario, ScenarioResult } from '../../contracts/processes/scenario.ts';
import { parseScenario } from '../../contracts/processes/scenario.ts';
import { compile } from '../../engine/compile/index.ts';
import { runScenario } from '../../engine/simulate/index.ts';
import type { ScenarioOptions } from '../../engine/simulate/index.ts';
import { runScriptNow } from '../../platform/scripts/run-script-now.ts';
import { runScriptTaskNow } from '../../platform/scripts/script-task.ts';

/**
 * Every story of this folder and of the shipped processes: a diagram and its scenarios in the product's own format. Each
 * runs in the pure engine, and again with the state turned to JSON and back between any two events.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

const files = ['tests/scenarios', 'domain/processes/content'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name)),
);
const scenarios = files.filter((file) => file.endsWith('.scenario.json')).sort();
const diagrams = files.filter((file) => file.endsWith('.bpmn')).sort();

function read(file: string): Scenario {
  const parsed = parseScenario(JSON.parse(readFileSync(file, 'utf8')));
  if ('problems' in parsed) throw new Error(`${file}: ${parsed.problems.join('; ')}`);
  return parsed.scenario;
}

function run(file: string, options: ScenarioOptions = {}): Promise<ScenarioResult> {
  const scenario = read(file);
  const content = scenario.files.map((name) => ({ name, content: readFileSync(join(dirname(file), name)) }));
  return runScenario(content, scenario, {
    scripts: ({ input }) => runScriptTaskNow(input, runScriptNow),
    ...options,
  });
}

describe.each(scenarios.map((file) => [relative(root, file), file]))('%s', (_name, file) => {
  test('runs as told', async () => {
    const { failures } = await run(file);
    expect(failures).toEqual([]);
  });

  test('runs the same with its state through JSON', async () => {
    const plain = await run(file);
    const throughJson = await run(file, { throughJson: true });
    expect(throughJson).toEqual(plain);
  });
});

describe('fixtures', () => {
  test('every diagram is used by a scenario', () => {
    const used = new Set(scenarios.flatMap((file) => read(file).files.map((name) => join(dirname(file), name))));
    expect(diagrams.filter((file) => !used.has(file))).toEqual([]);
  });

  test.each(diagrams.map((file) => [relative(root, file), file]))('%s can be read by people', async (_name, file) => {
    const xml = readFileSync(file, 'utf8');
    expect(xml).toContain('<bpmndi:BPMNShape');
    // Ids as modelers generate them say nothing.
    expect([...xml.matchAll(/ id="([A-Za-z]+_[a-z0-9]{7})"/g)].map(([, id]) => id!).filter(isGenerated)).toEqual([]);
    const { findings } = await compile(xml);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

function isGenerated(id: string): boolean {
  return /\d/.test(id.split('_')[1]!);
}
