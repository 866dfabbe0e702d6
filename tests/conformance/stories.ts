import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseScenario } from '../../contracts/processes/scenario.ts';
import { compile } from '../../engine/compile/index.ts';
import type { CompiledElement, CompiledProcess, EventDefinition } from '../../engine/model/process.ts';
import { runCompiled } from '../../engine/simulate/index.ts';

/** What the stories of `tests/scenarios` enter, by kind of element: the evidence of the conformance table. */

const root = join(dirname(fileURLToPath(import.meta.url)), '../scenarios');

/** Row of the table → stories that show it. */
export async function evidence(): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>();
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter(({ name }) => name.endsWith('.scenario.json'))
    .map((entry) => join(entry.parentPath, entry.name));
  for (const file of files.sort()) {
    const story = relative(root, dirname(file));
    for (const row of await rowsOf(file)) {
      if (!found.has(row)) found.set(row, new Set());
      found.get(row)!.add(story);
    }
  }
  return found;
}

async function rowsOf(file: string): Promise<Set<string>> {
  const parsed = parseScenario(JSON.parse(readFileSync(file, 'utf8')));
  if ('problems' in parsed) throw new Error(`${file}: ${parsed.problems.join('; ')}`);
  const processes: CompiledProcess[] = [];
  for (const name of parsed.scenario.files) {
    processes.push(...(await compile(readFileSync(join(dirname(file), name)))).processes);
  }
  const result = runCompiled(processes, parsed.scenario);
  if (!result.passed) return new Set();
  const entered = new Set(result.path);
  const elements = processes.flatMap((process) =>
    Object.values(process.elements).map((element) => ({ process, element })),
  );
  return new Set(
    elements.filter(({ element }) => entered.has(element.id)).flatMap(({ process, element }) => rows(process, element)),
  );
}

/** The rows that an element which was entered stands for. */
export function rows(process: CompiledProcess, element: CompiledElement): string[] {
  if ('definitions' in element) {
    const definition = element.definitions[0];
    return [`${positionOf(element)} / ${definition ? nameOf(definition) : 'none'}`];
  }
  const found: string[] = [element.kind];
  if ('multiInstance' in element && element.multiInstance) {
    const { sequential, collection, completionCondition } = element.multiInstance;
    found.push(`multi-instance / ${sequential ? 'sequential' : 'parallel'}`);
    found.push(`multi-instance / by ${collection === undefined ? 'cardinality' : 'collection'}`);
    if (completionCondition !== undefined) found.push('multi-instance / completion condition');
  }
  const outgoing = element.outgoing.map((id) => process.flows[id]!);
  if (!element.kind.endsWith('Gateway')) {
    if (outgoing.length > 1) found.push('flow / several outgoing without gateway');
    if (outgoing.some(({ condition }) => condition !== undefined)) found.push('flow / condition behind an activity');
    if (element.incoming.length > 1) found.push('flow / several incoming without gateway');
  }
  if ('default' in element && element.default !== undefined) {
    found.push(`flow / default of ${element.kind.endsWith('Gateway') ? 'a gateway' : 'an activity'}`);
  }
  return found;
}

function positionOf(element: Extract<CompiledElement, { definitions: EventDefinition[] }>): string {
  if (element.kind === 'boundaryEvent') return `boundary, ${element.interrupting ? '' : 'non-'}interrupting`;
  if (element.kind === 'startEvent' && element.scope !== undefined) return 'subprocess start';
  const names = {
    startEvent: 'start',
    intermediateCatchEvent: 'intermediate catch',
    intermediateThrowEvent: 'intermediate throw',
    endEvent: 'end',
  };
  return names[element.kind];
}

function nameOf(definition: EventDefinition): string {
  if (definition.type !== 'timer') return definition.type;
  return `timer (${definition.date === undefined ? (definition.duration === undefined ? 'cycle' : 'duration') : 'date'})`;
}
