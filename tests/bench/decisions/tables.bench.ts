import { compiled, decision, environment, file, inputData, table as drawnTable } from '../../decisions/dmn.ts';
import { compileFeel } from '../../../engine/execute/feel.ts';
import { evaluateDecision } from '../../../engine/decide/evaluate/index.ts';
import type { JsonObject } from '../../../contracts/json.ts';
import { median, percentile, table } from '../figures.ts';

/**
 * Decision tables of 5,000 rules and FEEL, in memory, on one core (issue: < 5 ms).
 * Run: node_modules/.bin/node tests/bench/decisions/tables.bench.ts
 */

const RULES = 5000;
const RUNS = 2000;

interface Shape {
  name: string;
  policy: string;
  aggregation?: string;
  type?: string;
  cells: (i: number) => [string, string];
  input: (i: number) => JsonObject;
}

const day = (i: number): string => new Date(Date.UTC(2026, 0, 1) + i * 86_400_000).toISOString().slice(0, 10);

const shapes: readonly Shape[] = [
  {
    name: 'constants and ranges, UNIQUE',
    policy: 'UNIQUE',
    cells: (i) => [`"sku${i}"`, `[${i}..${i + 10})`],
    input: (i) => ({ a: `sku${i}`, b: i }),
  },
  {
    name: 'ranges only, UNIQUE',
    policy: 'UNIQUE',
    cells: (i) => [`[${i}..${i + 1})`, '-'],
    input: (i) => ({ a: i + 0.5, b: 1 }),
  },
  {
    name: 'dates, UNIQUE',
    policy: 'UNIQUE',
    type: 'date',
    cells: (i) => [`[date("${day(i)}")..date("${day(i + 1)}"))`, '> date("2025-12-31")'],
    input: (i) => ({ a: day(i), b: '2026-01-01' }),
  },
  {
    name: 'expressions of FEEL, all looked at, COLLECT SUM',
    policy: 'COLLECT',
    aggregation: 'SUM',
    cells: (i) => [`? > ${i} and ? < ${i + 3}`, `not("x", "y")`],
    input: (i) => ({ a: i + 0.5, b: 'z' }),
  },
];

function measure({ name, policy, aggregation, type, cells, input }: Shape): (string | number)[] {
  const rules = Array.from({ length: RULES }, (_, i) => [...cells(i), String(i)]);
  const drawn = drawnTable({
    policy,
    ...(aggregation === undefined ? {} : { aggregation }),
    inputs: ['a', 'b'],
    outputs: [''],
    rules,
  });
  const xml = file(inputData('a', type) + inputData('b', type) + decision('D', drawn, ['a', 'b']));
  const begin = performance.now();
  const decisions = compiled(xml);
  const compile = performance.now() - begin;
  const run = (i: number): number => {
    const start = performance.now();
    evaluateDecision(decisions, 'D', input(i % RULES), environment);
    return performance.now() - start;
  };
  const first = run(RULES - 1);
  const times = Array.from({ length: RUNS }, (_, i) => run((i * 7919) % RULES));
  return [name, compile, first, median(times), percentile(times, 0.99)];
}

function feel(source: string): (string | number)[] {
  const compileTimes = Array.from({ length: 200 }, () => {
    const start = performance.now();
    compileFeel(source);
    return performance.now() - start;
  });
  const expression = compileFeel(source);
  const variables: JsonObject = { a: 2, b: 0.1, list: [1, 2, 3], order: { lines: [{ qty: 1 }, { qty: 2 }] } };
  const start = performance.now();
  for (let i = 0; i < 100_000; i++) expression.evaluate((name) => variables[name], environment);
  return [source, median(compileTimes), (performance.now() - start) / 100];
}

table(
  `One evaluation of ${RULES.toLocaleString('en')} rules, ms`,
  ['table', 'compile', 'first', 'median', 'p99'],
  shapes.map(measure),
);
table(
  'FEEL',
  ['expression', 'compile, ms', 'evaluate, µs'],
  ['a > 1', 'a + b = 2.1', 'sum(order.lines.qty) > 2', 'for x in list return x * a', 'a in [1..5] and b < 1'].map(feel),
);
