import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
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
    const repeated = await completeTask(
      runtime.engine,
      { ...contextOf('keeper', 'key-1'), actor: contextOf('keeper').actor },
      input,
    );

    // then: another actor object is another person here, so the task is closed to them
    expect(first.outcome).toEqual({ state: 'done' });
    expect(repeated).toBeDefined();
  });
});
