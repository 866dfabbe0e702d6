import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { publicationOf } from '../../api/processes/publication.ts';
import { execute } from '../../domain/foundation/index.ts';
import { completeTask, publish, startInstance } from '../../domain/processes/index.ts';
import { contextOf, startRuntime } from '../harness/runtime.ts';
import type { TestRuntime } from '../harness/runtime.ts';
import { untruths } from '../harness/truth.ts';

let runtime: TestRuntime;

beforeAll(async () => {
  runtime = await startRuntime();
  // Every wait is carried over to another run: the decisions must come along.
  runtime.engine.limits = { historyEvents: 1, steps: 1 };
  await runtime.startWorker();
}, 60_000);
afterAll(() => runtime?.close(), 60_000);

const diagram = readFileSync(new URL('diagrams/price-order.bpmn', import.meta.url), 'utf8');

function prices(price: number, tag?: string): { name: string; content: string } {
  const extension =
    tag === undefined ? '' : `<extensionElements><zeebe:versionTag value="${tag}"/></extensionElements>`;
  const content = `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
    id="D" name="prices" namespace="test"><decision id="Price" name="Price">${extension}<literalExpression><text>${price}</text></literalExpression></decision></definitions>`;
  return { name: 'prices.dmn', content };
}

async function deploy(...resources: { name: string; content: string }[]): Promise<void> {
  const { publication } = await publicationOf({ resources });
  await execute(runtime.database, contextOf('owner'), publish, publication);
}

async function start(): Promise<string> {
  const { id } = await startInstance(runtime.engine, contextOf('owner'), { processKey: 'price-order', variables: {} });
  return id;
}

/** The variables after the one task is done. */
async function finish(id: string): Promise<unknown> {
  const [task] = await runtime.database.query<{ id: string }>('select id from task where instance_id = $1', [id]);
  await completeTask(runtime.engine, contextOf('operator'), { taskId: task!.id, variables: {} });
  const [row] = await runtime.database.query<{ variables: unknown; state: string }>(
    'select variables, state from instance where id = $1',
    [id],
  );
  expect(row!.state).toBe('completed');
  expect(await untruths(runtime.database, runtime.client, id)).toEqual([]);
  return row!.variables;
}

test('an instance keeps the decisions that it started with, by each binding', async () => {
  // given
  await deploy(prices(1, 'spring'));
  await deploy({ name: 'price-order.bpmn', content: diagram }, prices(2));
  const old = await start();

  // when
  await deploy(prices(3));
  const young = await start();

  // then
  expect(await finish(old)).toEqual({ latest: 2, deployed: 2, tagged: 1 });
  expect(await finish(young)).toEqual({ latest: 3, deployed: 2, tagged: 1 });
}, 60_000);

test('a decision published again with another process belongs to both deployments', async () => {
  const other = diagram.replaceAll('price-order', 'price-other');
  await deploy({ name: 'other.bpmn', content: other }, prices(2));
  await deploy(prices(9));
  expect(await finish(await start())).toEqual({ latest: 9, deployed: 2, tagged: 1 });
}, 60_000);
