import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { WithStartWorkflowOperation, WorkflowIdConflictPolicy, WorkflowIdReusePolicy } from '@temporalio/client';
import { bundleWorkflowCode } from '@temporalio/worker';
import { bundleOptions } from '../../activities/workflow-bundle.ts';
import { messageNames, workflowIdOf } from '../../contracts/processes/names.ts';
import { completeTask, startInstance } from '../../domain/processes/index.ts';
import type { ProcessEngine } from '../../domain/processes/index.ts';
import { contextOf, startRuntime } from '../harness/runtime.ts';
import type { TestRuntime } from '../harness/runtime.ts';
import { median, percentile, table } from './figures.ts';

/**
 * The generic interpreter against the same flow written by hand as a Temporal workflow: same codec, same projection,
 * same worker, same commands; runs alternate. Run: node_modules/.bin/node tests/bench/interpreter.bench.ts
 */
const ROUNDS = Number(process.env['ROUNDS'] ?? 5);
const CASES = Number(process.env['CASES'] ?? 200);
const CLIENTS = 10;
const TASKS = 4;

interface Round {
  tasksPerSecond: number;
  latencies: number[];
}

const runtime = await startRuntime();
const bundle = await bundleWorkflowCode({
  ...bundleOptions,
  workflowsPath: fileURLToPath(new URL('by-hand/workflows.ts', import.meta.url)),
});
await runtime.startWorker({ workflowBundle: bundle });
await runtime.publish('bench/four-tasks.bpmn');
const variants = { 'by hand': byHand(runtime), generic: runtime.engine };

for (const engine of Object.values(variants)) await round(engine, 20);
const rounds: Record<string, Round[]> = { 'by hand': [], generic: [] };
for (let i = 0; i < ROUNDS; i++) {
  // Alternating, each going first as often as the other.
  const order = Object.entries(variants);
  if (i % 2 === 1) order.reverse();
  for (const [name, engine] of order) rounds[name]!.push(await round(engine, CASES));
}
report();
await runtime.close();

/** The same engine whose instances are started as the hand-written workflow. */
function byHand({ client, engine, taskQueue }: TestRuntime): ProcessEngine {
  return {
    ...engine,
    runtime: {
      ...engine.runtime,
      async start({ instanceId, startCommandId, start }, envelope) {
        const startWorkflowOperation = new WithStartWorkflowOperation('fourTasksByHand', {
          workflowId: workflowIdOf(instanceId),
          taskQueue,
          args: [{ instanceId, startCommandId, start }],
          workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
          workflowIdReusePolicy: WorkflowIdReusePolicy.REJECT_DUPLICATE,
        });
        const answer = await client.workflow.executeUpdateWithStart(messageNames.command, {
          args: [envelope],
          updateId: envelope.commandId,
          startWorkflowOperation,
        });
        return { kind: 'answered', answer: answer as never };
      },
    },
  };
}

async function round(engine: ProcessEngine, cases: number): Promise<Round> {
  const latencies: number[] = [];
  let left = cases;
  const begun = performance.now();
  const client = async (): Promise<void> => {
    while (left-- > 0) latencies.push(...(await oneCase(engine)));
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return { tasksPerSecond: (cases * TASKS * 1000) / (performance.now() - begun), latencies };
}

async function oneCase(engine: ProcessEngine): Promise<number[]> {
  const { id } = await startInstance(engine, contextOf('owner', randomUUID()), {
    processKey: 'four-tasks',
    variables: { n: 1 },
  });
  const latencies: number[] = [];
  for (let i = 0; i < TASKS; i++) {
    const [task] = await engine.database.query<{ id: string }>(
      `select id from task where instance_id = $1 and state = 'open'`,
      [id],
    );
    const from = performance.now();
    await completeTask(engine, contextOf('keeper', randomUUID()), { taskId: task!.id, variables: { step: i } });
    latencies.push(performance.now() - from);
  }
  return latencies;
}

function report(): void {
  const rows = Object.entries(rounds).map(([name, list]) => {
    const speeds = list.map((one) => one.tasksPerSecond);
    const all = list.flatMap((one) => one.latencies);
    return [
      name,
      median(speeds),
      Math.min(...speeds),
      Math.max(...speeds),
      percentile(all, 0.5),
      percentile(all, 0.99),
    ];
  });
  table(
    `Interpreter against by hand, ${ROUNDS} × ${CASES} cases of ${TASKS} tasks, ${CLIENTS} clients`,
    ['', 'tasks/s', 'least', 'most', 'p50 ms', 'p99 ms'],
    rows,
  );
  const ratio = rounds['generic']!.map((one, i) => one.tasksPerSecond / rounds['by hand']![i]!.tasksPerSecond);
  const p99 = rounds['generic']!.map(
    (one, i) => percentile(one.latencies, 0.99) / percentile(rounds['by hand']![i]!.latencies, 0.99),
  );
  table(
    'Generic / by hand',
    ['', 'median', 'least', 'most', 'goal'],
    [
      ['throughput', median(ratio), Math.min(...ratio), Math.max(...ratio), '≥ 0.95'],
      ['p99', median(p99), Math.min(...p99), Math.max(...p99), '≤ 1.1'],
    ],
  );
}
