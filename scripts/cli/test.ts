import { dirname, resolve } from 'node:path';
import type { ScenarioResult } from '../../contracts/processes/scenario.ts';
import { parseScenario } from '../../contracts/processes/scenario.ts';
import type { ScenarioFile } from '../../engine/simulate/index.ts';
import { runScenario } from '../../engine/simulate/index.ts';
import { runScriptNow } from '../../platform/scripts/run-script-now.ts';
import { runScriptTaskNow } from '../../platform/scripts/script-task.ts';
import { Problem } from '../lib/problem.mjs';
import { readArguments } from './command.ts';
import { expand, forEachFile, readFile } from './files.ts';

const usage = 'millrace test FILES…|FOLDERS… [--json]';

/** `millrace test`: runs scenario files in the pure engine. Exit 1 when an expectation fails. */
export async function test(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, { json: { type: 'boolean' } }, usage);
  if (positionals.length === 0) throw new Problem('Name at least one file or folder.', usage);
  const files = expand(positionals, (name) => name.endsWith('.scenario.json'));
  if (files.length === 0) throw new Problem('No *.scenario.json files there.', usage);
  let passed = 0;
  const code = await forEachFile(files, async (file) => {
    const result = await runFile(file);
    if (result.passed) passed += 1;
    console.log(values.json ? JSON.stringify({ file, ...result }) : asText(file, result));
    return result.passed;
  });
  if (!values.json) console.log(`${passed} passed, ${files.length - passed} failed`);
  return code;
}

async function runFile(file: string): Promise<ScenarioResult> {
  const parsed = parseScenario(readJson(file));
  if ('problems' in parsed) throw new Problem(`${file} is no scenario: ${parsed.problems.join('; ')}`);
  const folder = dirname(file);
  const files: ScenarioFile[] = parsed.scenario.files.map((name) => ({
    name,
    content: readFile(resolve(folder, name)),
  }));
  return runScenario(files, parsed.scenario, { scripts: ({ input }) => runScriptTaskNow(input, runScriptNow) });
}

function readJson(file: string): unknown {
  const bytes = readFile(file);
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw new Problem(`${file} is no JSON: ${(error as Error).message.split('\n')[0] ?? ''}`);
  }
}

function asText(file: string, result: ScenarioResult): string {
  if (result.passed) return `✓ ${file}`;
  const last = result.path.slice(-10).join(' → ');
  return [
    `✗ ${file}`,
    ...result.failures.map((failure) => `    ${failure}`),
    `    open: ${result.open.join(', ') || 'nothing'}`,
    `    last steps: ${last || 'none'}`,
  ].join('\n');
}
