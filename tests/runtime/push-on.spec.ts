import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execute } from '../../domain/foundation/index.ts';
import {
  changeTaskDue,
  listForms,
  listNotifications,
  remindOfTask,
  startInstance,
} from '../../domain/processes/index.ts';
import { contextOf, startRuntime } from '../harness/runtime.ts';
import type { TestRuntime } from '../harness/runtime.ts';

let runtime: TestRuntime;

beforeAll(async () => {
  runtime = await startRuntime();
  await runtime.startWorker();
  await runtime.publish('runtime/diagrams/count-goods.bpmn');
}, 60_000);
afterAll(() => runtime?.close(), 60_000);

async function openTask(): Promise<{ id: string; due: Date }> {
  const { id } = await startInstance(runtime.engine, contextOf('owner'), {
    processKey: 'count-goods',
    variables: { ordered: 1 },
  });
  const [task] = await runtime.database.query<{ id: string; due: Date }>('select * from task where instance_id = $1', [
    id,
  ]);
  return task!;
}

test('a reminder by hand reaches those who could take the task, its reason stays as a remark', async () => {
  // given
  const task = await openTask();
  const keeper = contextOf('keeper').actor;
  const remindersOf = async () =>
    (await listNotifications(runtime.database, keeper, ['keeper'])).filter(({ taskId }) => taskId === task.id);
  expect(await remindersOf()).toEqual([]);

  // when the same request comes twice
  const context = contextOf('leader', 'remind-once');
  const input = { taskId: task.id, reason: 'The truck waits' };
  await execute(runtime.database, context, remindOfTask, input);
  await execute(runtime.database, context, remindOfTask, input);

  // then
  expect(await remindersOf()).toMatchObject([{ action: 'remind', seen: false }]);
  const remarks = await runtime.database.query('select author, text from task_comment where task_id = $1', [task.id]);
  expect(remarks).toEqual([{ author: 'leader', text: 'The truck waits' }]);
});

test('a due date that is moved is moved in the workflow and in the row', async () => {
  // given
  const task = await openTask();
  const due = new Date(Math.ceil(Date.now() / 1000) * 1000 + 3 * 86_400_000);

  // when
  const moved = await changeTaskDue(runtime.engine, contextOf('leader'), { taskId: task.id, due, reason: 'Holiday' });

  // then
  expect(moved.outcome).toEqual({ state: 'done' });
  const [row] = await runtime.database.query<{ due: Date }>('select due from task where id = $1', [task.id]);
  expect(row!.due).toEqual(due);
  const [entry] = await runtime.database.query<{ reason: string }>(
    `select reason from audit_entry where action = 'processes.changeDue' and ref = $1`,
    [moved.instanceId],
  );
  expect(entry).toEqual({ reason: 'Holiday' });
});

test('forms that are published can be chosen by their title', async () => {
  await runtime.publish('runtime/diagrams/photograph-goods.bpmn', 'runtime/diagrams/photograph-goods.form.json');
  expect(await listForms(runtime.database)).toMatchObject([
    { key: 'photograph-goods', version: 1, title: { en: expect.any(String) } },
  ]);
});
