import { compile, elementLabels } from '../../engine/compile/index.ts';
import { accepts, createInstance, nextDeadline, step } from '../../engine/execute/index.ts';
import type { EngineEvent } from '../../engine/model/event.ts';
import type { CompiledProcess } from '../../engine/model/process.ts';
import type { OpenVisit } from '../../engine/model/state.ts';
import { fuzzFile } from './files.ts';
import { prototypeNames } from './mutate.ts';

/** What became of one file. */
export interface Checked {
  number: number;
  kind: string;
  /** Milliseconds of processor time that the check took: others may be at work on the machine. */
  check: number;
  /** Bytes of the process after it. */
  memory: number;
  executable: boolean;
  problem?: string;
}

const ID = '01890000-0000-7000-8000-0000000000ff';

/** Checks one file, and runs what can be run a little. */
export async function checkFile(number: number): Promise<Checked> {
  const { kind, content } = fuzzFile(number);
  const began = process.cpuUsage();
  const { processes, findings } = await compile(content);
  const { user, system } = process.cpuUsage(began);
  const check = (user + system) / 1000;
  await elementLabels(content);
  const errors = findings.filter(({ severity }) => severity === 'error');
  const result: Checked = { number, kind, check, memory: process.memoryUsage.rss(), executable: processes.length > 0 };
  if (processes.length === 0 && errors.length === 0) return { ...result, problem: 'neither a process nor an error' };
  if (findings.some(({ message }) => /\n\s+at /.test(message) || message === ''))
    return { ...result, problem: 'a finding shows a stack' };
  for (const one of processes) play(one);
  return result;
}

/** Variables that hide what every object has; the one that cannot be a name is refused. */
const variables = Object.fromEntries(prototypeNames.slice(1).map((name, index) => [name, index]));

function play(compiled: CompiledProcess): void {
  const state = createInstance(compiled, { instanceId: ID, epoch: 0, calendars: {}, elementLimit: 500 });
  const [first] = compiled.starts;
  step(compiled, state, { type: 'start', at: 0, variables, ...(first === undefined ? {} : { elementId: first }) });
  for (let i = 0; i < 20 && state.status === 'active'; i++) {
    const due = nextDeadline(state);
    const events = Object.values(state.visits)
      .slice(0, 20)
      .flatMap((visit) => eventFor(visit, i));
    if (due !== null) events.push({ type: 'deadline', at: due });
    const event = events.find((one) => accepts(compiled, state, one) === null);
    if (!event) return;
    step(compiled, state, event);
    JSON.stringify(state);
  }
}

function eventFor({ visit, task, subscription, waitingFor }: OpenVisit, at: number): EngineEvent[] {
  if (task) return [{ type: 'completeTask', at, visit, taskId: task.taskId, variables }];
  if (waitingFor?.kind === 'service') return [{ type: 'completeService', at, visit, result: variables }];
  if (subscription?.kind !== 'message') return [];
  const { subscriptionId, name } = subscription;
  return [{ type: 'deliverMessage', at, visit, subscriptionId, messageId: `m${at}`, name, variables }];
}

/** As a process of its own: takes numbers, says what became of each. */
if (process.send) {
  process.on('message', ({ from, to }: { from: number; to: number }) => void work(from, to));
}

async function work(from: number, to: number): Promise<void> {
  for (let number = from; number < to; number++) process.send!(await checkFile(number));
  process.disconnect();
}
