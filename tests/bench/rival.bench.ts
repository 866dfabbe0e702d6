import { compile } from '../../engine/compile/index.ts';
import { createInstance, step } from '../../engine/execute/index.ts';
import type { CompiledProcess } from '../../engine/model/process.ts';
import { diagrams } from './engine/diagrams.ts';
import { prepareRival } from './engine/rival.ts';
import { median, table } from './figures.ts';

/**
 * The same diagrams by this engine and by npm `bpmn-engine` 25, one after the other in one process; both have parsed
 * and prepared the file before the clock runs. Medians and ranges of milliseconds per instance.
 * Run: node_modules/.bin/node tests/bench/rival.bench.ts
 */

const ROUNDS = 7;
const INSTANCE = '01890000-0000-7000-8000-000000000001';

function run(process: CompiledProcess, variables: Record<string, number>): number {
  const state = createInstance(process, { instanceId: INSTANCE, epoch: 0, calendars: {} });
  const began = performance.now();
  const { state: end } = step(process, state, { type: 'start', at: 0, variables: { ...variables } });
  const spent = performance.now() - began;
  if (end.status !== 'completed') throw new Error(`the instance is ${end.status}`);
  return spent;
}

const range = (values: readonly number[]): string =>
  `${Math.min(...values).toFixed(2)}–${Math.max(...values).toFixed(2)}`;

const rows = [];
for (const diagram of diagrams) {
  const { processes, findings } = await compile(diagram.xml);
  if (!processes[0]) throw new Error(`${diagram.name}: ${JSON.stringify(findings)}`);
  const rival = await prepareRival(diagram);
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = -1; round < ROUNDS; round += 1) {
    const pair = [run(processes[0], diagram.variables), await rival()] as const;
    // The first pair warms both up.
    if (round >= 0) [ours, theirs].forEach((list, index) => list.push(pair[index]!));
  }
  rows.push([diagram.name, median(ours), range(ours), median(theirs), range(theirs), median(theirs) / median(ours)]);
}
table('ms per instance', ['diagram', 'Millrace', 'range', 'bpmn-engine', 'range', 'times faster'], rows);
