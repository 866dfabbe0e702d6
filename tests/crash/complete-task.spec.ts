import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { crashPoints } from '../../platform/crash-points/crash-points.ts';
import { startApi, waitUntil } from '../harness/parts/index.ts';
import { startPlant } from '../harness/plant.ts';
import type { Plant } from '../harness/plant.ts';

/** Points of the API on the way of a completing task; the crash test fails when a point is not reached. */
const points = Object.entries(crashPoints)
  .filter(([, where]) => where === 'api')
  .flatMap(([point]) => [`${point}:before`, `${point}:after`]);

let plant: Plant;

beforeAll(async () => {
  plant = await startPlant({ users: ['keeper', 'leader'], diagrams: ['runtime/diagrams/count-goods.bpmn'] });
}, 120_000);

describe('the API is killed while a task is completed', () => {
  test.each(points)(
    '%s: nothing is lost, nothing happens twice',
    async (point) => {
      // given
      const instanceId = await plant.start('count-goods', { ordered: 100 });
      const dying = await startApi({ ...plant.ground, env: { MILLRACE_CRASH_AT: point } });
      const task = await plant.openTask(instanceId, 'Task_Count');
      const key = randomUUID();
      const complete = (address: string) =>
        plant.as('keeper', address).post(`/api/tasks/${task}/complete`, { variables: { counted: 60 } }, { key });

      // when
      const interrupted = await complete(dying.address).then(
        () => 'answered',
        () => 'cut off',
      );
      await waitUntil('the API dies at its point', () => !dying.running());
      expect(interrupted).toBe('cut off');

      // then: the same request is repeated, and answered as if nothing had been
      const repeated = await complete(plant.api.address);
      expect([200, 202]).toContain(repeated.status);
      await waitUntil('the task is completed', async () =>
        (await plant.tasks(instanceId)).includes('Task_Count completed'),
      );
      expect((await complete(plant.api.address)).body).toMatchObject({ id: repeated.body.id, state: 'done' });

      // and everybody else is told that it is done
      const other = await plant.as('keeper').post(`/api/tasks/${task}/complete`, { variables: {} });
      expect(other.status).toBe(409);
      expect(await plant.tasks(instanceId)).toEqual(['Task_Confirm open', 'Task_Count completed']);
      expect(await plant.untruths(instanceId)).toEqual([]);

      // and the next step goes on from there
      const next = await plant.openTask(instanceId, 'Task_Confirm');
      expect((await plant.as('leader').post(`/api/tasks/${next}/complete`, {})).status).toBe(200);
      expect(await plant.untruths(instanceId)).toEqual([]);
    },
    60_000,
  );
});
