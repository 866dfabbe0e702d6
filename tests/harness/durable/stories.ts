import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseScenario } from '../../../contracts/processes/scenario.ts';
import type { Scenario } from '../../../contracts/processes/scenario.ts';
import type { DecisionFileInput } from '../../../domain/processes/index.ts';
import { compile } from '../../../engine/compile/index.ts';
import { compileDecisions } from '../../../engine/decide/compile/index.ts';
import type { CompiledProcess } from '../../../engine/model/process.ts';
import { inAnotherYear } from './years.ts';

const root = fileURLToPath(new URL('../../scenarios', import.meta.url));

/** Scenario files of tests/scenarios, relative to it. */
export const stories: readonly string[] = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.scenario.json'))
  .map((entry) => relative(root, join(entry.parentPath, entry.name)))
  .sort();

/** A scenario file with its diagrams, as text and compiled. */
export interface Story {
  scenario: Scenario;
  processes: { process: CompiledProcess; xml: string }[];
  decisions: DecisionFileInput[];
}

/** Reads a story. Dates in it are those of `year`, when one is given. */
export async function readStory(story: string, year?: number): Promise<Story> {
  const file = join(root, story);
  const text = (path: string): string => inAnotherYear(readFileSync(path, 'utf8'), year);
  const parsed = parseScenario(JSON.parse(text(file)));
  if ('problems' in parsed) throw new Error(`${file}: ${parsed.problems.join('; ')}`);
  const processes = [];
  const decisions = [];
  for (const name of parsed.scenario.files) {
    const xml = text(join(dirname(file), name));
    if (name.endsWith('.dmn')) decisions.push({ name, xml, ...compileDecisions(xml) });
    else for (const process of (await compile(xml)).processes) processes.push({ process, xml });
  }
  return { scenario: parsed.scenario, processes, decisions };
}

/** Types of services that a story's processes call, by tasks and by message events that are carried out as services. */
export function serviceTypes({ processes }: Story): string[] {
  return [...JSON.stringify(processes.map(({ process }) => process)).matchAll(/"taskType":"([^="]+)"/g)].map(
    ([, type]) => type!,
  );
}

/** Stories that are not played durably: why, and whether that still holds. */
export const notPlayed: Readonly<Record<string, { why: string; holds(story: Story): boolean }>> = {
  'multi-instance/five-thousand/all.scenario.json': {
    why: 'thousands of activities take minutes; tests/durable/many-services.spec.ts has fewer and lower limits',
    holds: ({ processes }) => processes.some(({ xml }) => xml.includes('for i in 1..5000 ')),
  },
};

/** Stories that need no other time than the machine's. */
export const playedInRealTime = (): Promise<string[]> => storiesWhere((story) => !needsTime(story));

/** Stories that move the clock. */
export const playedInSkippedTime = (): Promise<string[]> => storiesWhere(needsTime);

async function storiesWhere(test: (story: Story) => boolean): Promise<string[]> {
  const chosen = [];
  for (const story of stories) {
    if (!Object.hasOwn(notPlayed, story) && test(await readStory(story))) chosen.push(story);
  }
  return chosen;
}

/** Whether a scenario moves the clock, which only some servers can. */
function needsTime({ scenario }: Story): boolean {
  return scenario.at !== undefined || scenario.steps.some((step) => step.advance ?? step.fireTimer);
}

/** Types of services of all stories. */
export async function allServiceTypes(): Promise<string[]> {
  const read = await Promise.all(stories.map((story) => readStory(story)));
  return [...new Set(read.flatMap(serviceTypes))];
}
