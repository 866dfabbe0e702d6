import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { registerAttachment } from '../../domain/attachments/index.ts';
import { execute } from '../../domain/foundation/index.ts';
import { completeTask, startInstance } from '../../domain/processes/index.ts';
import { contextOf, startRuntime } from '../harness/runtime.ts';
import type { TestRuntime } from '../harness/runtime.ts';

let runtime: TestRuntime;

beforeAll(async () => {
  runtime = await startRuntime();
  await runtime.startWorker();
  await runtime.publish('runtime/diagrams/count-goods.bpmn');
}, 60_000);
afterAll(() => runtime?.close(), 60_000);

interface TaskRow {
  id: string;
  element_id: string;
  state: string;
  candidate_groups: string[];
  due: Date | null;
  version: number;
}

const tasksOf = (instanceId: string) =>
  runtime.database.query<TaskRow>('select * from task where instance_id = $1 order by created_at, id', [instanceId]);

describe('a drawn user task', () => {
  test('is there when the start returns, and the next one when the completion returns', async () => {
    // when
    const started = await startInstance(runtime.engine, contextOf('owner'), {
      processKey: 'count-goods',
      businessKey: 'COUNT-7',
      variables: { ordered: 100 },
    });

    // then
    expect(started.outcome).toEqual({ state: 'done' });
    const [count] = await tasksOf(started.id);
    expect(count).toMatchObject({ element_id: 'Task_Count', state: 'open', candidate_groups: ['keeper'] });
    expect(count!.due!.getTime() - Date.now()).toBeGreaterThan(7_100_000);

    // when
    const completion = await completeTask(runtime.engine, contextOf('keeper'), {
      taskId: count!.id,
      variables: { counted: 60 },
      version: count!.version,
    });

    // then
    expect(completion.outcome).toEqual({ state: 'done' });
    const [done, confirm] = await tasksOf(started.id);
    expect(done).toMatchObject({ element_id: 'Task_Count', state: 'completed', completed_by: 'keeper' });
    expect(confirm).toMatchObject({ element_id: 'Task_Confirm', state: 'open', candidate_groups: ['team-leader'] });

    // when
    await completeTask(runtime.engine, contextOf('leader'), { taskId: confirm!.id, variables: {} });

    // then
    const [instance] = await runtime.database.query('select * from instance where id = $1', [started.id]);
    expect(instance).toMatchObject({
      state: 'completed',
      business_key: 'COUNT-7',
      variables: { ordered: 100, counted: 60 },
    });
    const open = await runtime.database.query(`select 1 from visit where instance_id = $1 and state = 'waiting'`, [
      started.id,
    ]);
    expect(open).toEqual([]);
    const handle = runtime.client.workflow.getHandle(`mr:${started.id}`);
    expect((await handle.describe()).status.name).toBe('COMPLETED');
  });

  test('completes once under the same key, and is refused to a second person', async () => {
    const { id } = await startInstance(runtime.engine, contextOf('owner'), {
      processKey: 'count-goods',
      variables: {},
    });
    const [task] = await tasksOf(id);
    const input = { taskId: task!.id, variables: { counted: 1 } };

    // when
    const first = await completeTask(runtime.engine, contextOf('keeper', 'key-1'), input);
    const repeated = await completeTask(runtime.engine, contextOf('keeper', 'key-1'), input);

    // then
    expect(first.outcome).toEqual({ state: 'done' });
    expect(repeated).toEqual(first);
    await expect(completeTask(runtime.engine, contextOf('other', 'key-2'), input)).rejects.toMatchObject({
      code: 'task-closed',
    });
    const commands = await runtime.database.query('select 1 from command where task_id = $1', [task!.id]);
    expect(commands).toHaveLength(1);
  });

  test('takes the photos of its form with it; those of somebody else it refuses, and stays open', async () => {
    // given
    await runtime.publish('runtime/diagrams/photograph-goods.bpmn', 'runtime/diagrams/photograph-goods.form.json');
    const { id } = await startInstance(runtime.engine, contextOf('owner'), {
      processKey: 'photograph-goods',
      variables: {},
    });
    const [task] = await tasksOf(id);
    const [mine, alsoMine, foreign] = [await photoOf('keeper'), await photoOf('keeper'), await photoOf('other')];
    const complete = (photos: string[], picture: string) =>
      completeTask(runtime.engine, contextOf('keeper'), {
        taskId: task!.id,
        variables: { photos, defects: [{ picture }] },
      });

    // when, then
    await expect(complete([mine], foreign)).rejects.toMatchObject({ code: 'invalid-input' });
    expect((await tasksOf(id))[0]!.state).toBe('open');

    // when, then
    expect((await complete([mine], alsoMine)).outcome).toEqual({ state: 'done' });
    const bound = await runtime.database.query(
      'select id, parent_subject, parent_ref from attachment where parent_ref is not null order by id',
    );
    expect(bound).toEqual(
      [mine, alsoMine].sort().map((each) => ({ id: each, parent_subject: 'Task', parent_ref: task!.id })),
    );
  });
});

async function photoOf(user: string): Promise<string> {
  const given = { hash: 'a'.repeat(64), type: 'image/png', size: 7, name: null };
  return (await execute(runtime.database, contextOf(user), registerAttachment, given)).id;
}
