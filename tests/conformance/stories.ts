import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Scenario } from '../../contracts/processes/scenario.ts';
import { parseScenario } from '../../contracts/processes/scenario.ts';
import type { CompiledProcess } from '../../engine/model/process.ts';
import { compileFiles, runCompiled } from '../../engine/simulate/index.ts';
import type { ScenarioOptions } from '../../engine/simulate/index.ts';
import { runScriptNow } from '../../platform/scripts/run-script-now.ts';
import { runScriptTaskNow } from '../../platform/scripts/script-task.ts';
import type { Feature } from './features.ts';

/**
 * Which stories of `tests/scenarios` show a feature: they enter an element that has it, and fail when the element passes
 * through instead.
 */

const root = join(dirname(fileURLToPath(import.meta.url)), '../scenarios');

/** A common element is in most stories; a few are enough to look at. */
export const MOST_STORIES = 4;

const options: ScenarioOptions = { scripts: ({ input }) => runScriptTaskNow(input, runScriptNow) };

interface Story {
  name: string;
  scenario: Scenario;
  processes: CompiledProcess[];
  entered: ReadonlySet<string>;
}

/** All stories that pass, run once. */
export async function readStories(): Promise<Story[]> {
  const stories: Story[] = [];
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter(({ name }) => name.endsWith('.scenario.json'))
    .map((entry) => join(entry.parentPath, entry.name));
  for (const file of files.sort()) {
    const parsed = parseScenario(JSON.parse(readFileSync(file, 'utf8')));
    if ('problems' in parsed) throw new Error(`${file}: ${parsed.problems.join('; ')}`);
    const { processes } = await compileFiles(
      parsed.scenario.files.map((name) => ({ name, content: readFileSync(join(dirname(file), name)) })),
    );
    const result = runCompiled(processes, parsed.scenario, options);
    if (!result.passed) continue;
    const name = relative(root, dirname(file));
    stories.push({ name, scenario: parsed.scenario, processes, entered: new Set(result.path) });
  }
  return stories;
}

/** Names of the first stories that show the feature. */
export function shownBy(feature: Feature, stories: readonly Story[]): string[] {
  const names = new Set<string>();
  for (const story of stories) {
    if (names.size >= MOST_STORIES) break;
    if (!names.has(story.name) && shows(feature, story)) names.add(story.name);
  }
  return [...names];
}

function shows(feature: Feature, { scenario, processes, entered }: Story): boolean {
  const having = processes.flatMap((process) =>
    Object.values(process.elements).filter((element) => feature.shows(element, process)),
  );
  if (having.length === 0) return false;
  if (!feature.without) return having.some(({ id }) => entered.has(id));
  return !runCompiled(
    processes.map((process) => withoutIt(feature, process)),
    scenario,
    options,
  ).passed;
}

function withoutIt(feature: Feature, process: CompiledProcess): CompiledProcess {
  // Without hash the graph of the original is not taken for this one.
  const changed = { ...(JSON.parse(JSON.stringify(process)) as CompiledProcess), hash: '' };
  for (const element of Object.values(changed.elements)) {
    if (feature.shows(element, process)) feature.without!(element, changed);
  }
  return changed;
}
