import { randomUUID } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { putAway, startOwnPostgres, startOwnTemporal } from '../harness/parts/index.ts';
import { startPlant } from '../harness/plant.ts';
import type { Plant } from '../harness/plant.ts';
import { median, percentile, table } from './figures.ts';

/**
 * The whole system: four user tasks in a row by REST, all parts on this machine, durable (full sync of PostgreSQL and of
 * Temporal's SQLite). Run: node_modules/.bin/node tests/bench/system.bench.ts
 */
const CASES = Number(process.env['CASES'] ?? 200);
const ROUNDS = Number(process.env['ROUNDS'] ?? 5);
const TASKS = 4;
const HERTZ = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

const postgres = await startOwnPostgres({ fsync: 'on', synchronous_commit: 'on', shared_buffers: '256MB' });
const temporal = await startOwnTemporal({ synchronous: 'full' });
const plant = await startPlant({
  users: ['keeper'],
  diagrams: ['bench/four-tasks.bpmn'],
  postgresUrl: postgres.url,
  temporalAddress: temporal.address,
});
const processes = {
  api: plant.api.pid(),
  worker: plant.worker.pid(),
  temporal: temporal.pid(),
  postgres: postgres.pid(),
};

await cases(20, 4);
const one: number[] = [];
const latencies: number[] = [];
const many: number[] = [];
const cpu: Record<string, number[]> = { api: [], worker: [], temporal: [], postgres: [] };
for (let round = 0; round < ROUNDS; round++) {
  const single = await cases(Math.ceil(CASES / 4), 1);
  one.push(single.tasksPerSecond);
  latencies.push(...single.latencies);
  const before = cpuOf(processes);
  const load = await cases(CASES, 20);
  const after = cpuOf(processes);
  many.push(load.tasksPerSecond);
  for (const part of Object.keys(cpu)) cpu[part]!.push(((after[part]! - before[part]!) * 1000) / (CASES * TASKS));
}
report();
await plant.close();
await putAway();
process.exit(0);

async function cases(count: number, clients: number): Promise<{ tasksPerSecond: number; latencies: number[] }> {
  const found: number[] = [];
  let left = count;
  const begun = performance.now();
  const client = async (): Promise<void> => {
    while (left-- > 0) found.push(...(await oneCase(plant)));
  };
  await Promise.all(Array.from({ length: clients }, client));
  return { tasksPerSecond: (count * TASKS * 1000) / (performance.now() - begun), latencies: found };
}

/** From the click on "complete" until the next role's list shows the next task. */
async function oneCase({ start, as }: Plant): Promise<number[]> {
  const id = await start('four-tasks', { n: 1 });
  const keeper = as('keeper');
  const found: number[] = [];
  let [task] = (await keeper.get(`/api/tasks?instanceId=${id}&state=open`)).body.items;
  for (let i = 0; i < TASKS; i++) {
    const from = performance.now();
    const answer = await keeper.post(
      `/api/tasks/${task.id}/complete`,
      { variables: { step: i } },
      { key: randomUUID() },
    );
    if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
    const next = (await keeper.get(`/api/tasks?instanceId=${id}&state=open`)).body.items;
    found.push(performance.now() - from);
    if (i < TASKS - 1 && next.length !== 1) throw new Error('the next task is not there');
    [task] = next;
  }
  return found;
}

/** Seconds of CPU that each part has used, its children included. */
function cpuOf(roots: Record<string, number>): Record<string, number> {
  const stats = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
          .replace(/^.*\) /, '')
          .split(' ');
        return [
          { pid: Number(pid), parent: Number(fields[1]), seconds: (Number(fields[11]) + Number(fields[12])) / HERTZ },
        ];
      } catch {
        return [];
      }
    });
  const total = (pid: number): number =>
    (stats.find((stat) => stat.pid === pid)?.seconds ?? 0) +
    stats.filter((stat) => stat.parent === pid).reduce((sum, stat) => sum + total(stat.pid), 0);
  return Object.fromEntries(Object.entries(roots).map(([name, pid]) => [name, total(pid)]));
}

function report(): void {
  const range = (values: number[]): (string | number)[] => [median(values), Math.min(...values), Math.max(...values)];
  table(
    `Four user tasks in a row by REST, ${ROUNDS} rounds`,
    ['', 'median', 'least', 'most', 'goal'],
    [
      ['one client, tasks/s', ...range(one), ''],
      ['20 clients, tasks/s', ...range(many), '≥ 50 embedded'],
      ['click → next task visible, p50 ms', percentile(latencies, 0.5), '', '', '≤ 20'],
      ['click → next task visible, p99 ms', percentile(latencies, 0.99), '', '', '≤ 100'],
      ['Node CPU per task, ms', median(cpu['api']!.map((value, i) => value + cpu['worker']![i]!)), '', '', '≤ 5'],
      ...Object.entries(cpu).map(([name, values]) => [`– ${name}, ms`, ...range(values), '']),
    ],
  );
}
