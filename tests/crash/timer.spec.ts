import { beforeAll, describe, expect, test } from '@jest/globals';
import { startWorker, waitUntil } from '../harness/parts/index.ts';
import { startPlant } from '../harness/plant.ts';
import type { Plant } from '../harness/plant.ts';

let plant: Plant;

beforeAll(async () => {
  plant = await startPlant({ users: ['keeper', 'leader'], diagrams: ['runtime/diagrams/count-in-time.bpmn'] });
  await plant.worker.kill();
}, 120_000);

describe('the worker is killed while a timer fires', () => {
  test.each(['flush.write:before', 'flush.write:after'])(
    '%s: the reminder is there once',
    async (point) => {
      // given
      const dying = await startWorker({ ...plant.ground, env: { MILLRACE_CRASH_AT: point } });
      const instanceId = await plant.start('count-in-time');

      // when the boundary timer fires after three seconds
      await waitUntil('the worker dies at its point', () => !dying.running());
      const worker = await startWorker(plant.ground);

      // then
      await waitUntil('the reminder is there', async () => (await plant.tasks(instanceId)).includes('Task_Ask open'), {
        timeout: 40_000,
      });
      await waitUntil('rows and workflow agree', () => plant.settled(instanceId), {
        timeout: 20_000,
      });
      expect(await plant.tasks(instanceId)).toEqual(['Task_Ask open', 'Task_Count open']);

      // and the instance goes on
      for (const [user, element] of [
        ['leader', 'Task_Ask'],
        ['keeper', 'Task_Count'],
        ['leader', 'Task_Confirm'],
      ] as const) {
        const task = await plant.openTask(instanceId, element);
        expect((await plant.as(user).post(`/api/tasks/${task}/complete`, {})).status).toBe(200);
      }
      expect(await plant.untruths(instanceId)).toEqual([]);
      await worker.kill();
    },
    120_000,
  );
});
