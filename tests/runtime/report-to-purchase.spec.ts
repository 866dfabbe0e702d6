import { beforeAll, describe, expect, test } from '@jest/globals';
import { waitUntil } from '../harness/parts/index.ts';
import { startPlant } from '../harness/plant.ts';
import type { Plant } from '../harness/plant.ts';

/** The shipped process on real parts: people by REST, services by the worker, records in the database. */
let plant: Plant;
const users = ['owner', 'operator', 'leader', 'inspector', 'quality', 'keeper', 'buyer', 'planner', 'manager'];

beforeAll(async () => {
  plant = await startPlant({ users, diagrams: ['permissions/fixtures/task-for.bpmn'] });
}, 180_000);

interface Task {
  id: string;
  elementId: string;
  instanceId: string;
}

/** Waits for the open task of a record, as the person sees it in the inbox. */
async function task(user: string, elementId: string, variable: string, value: string): Promise<Task> {
  return waitUntil(
    `${elementId} for ${user}`,
    async () => {
      const { body } = await plant.as(user).get(`/api/tasks?elementId=${elementId}&state=open&limit=100`);
      for (const found of (body.items ?? []) as Task[]) {
        const detail = (await plant.as(user).get(`/api/tasks/${found.id}`)).body;
        if (JSON.stringify(detail).includes(`"${variable}":"${value}"`)) return found;
      }
      throw new Error(`not yet: ${JSON.stringify(body).slice(0, 300)}`);
    },
    { timeout: 30_000 },
  );
}

async function complete(
  user: string,
  found: Task,
  variables: object,
  outcome?: string,
): Promise<Record<string, unknown>> {
  const done = await plant
    .as(user)
    .post(`/api/tasks/${found.id}/complete`, { variables, ...(outcome ? { outcome } : {}) });
  if (done.status !== 200) throw new Error(`${found.elementId}: ${done.status} ${done.text}`);
  return done.body as Record<string, unknown>;
}

async function report(body: object): Promise<string> {
  const made = await plant.as('operator').post('/api/production/work-reports', { workOrder: 'WO-1001', ...body });
  if (made.status !== 201) throw new Error(made.text);
  return String(made.body.reportCode);
}

const one = async (path: string): Promise<Record<string, string>> =>
  (await plant.as('manager').get(path)).body.items[0];

describe('report → inspect → store → procure', () => {
  test('a hundred good pieces end in stock, and the screws are ordered and received', async () => {
    const code = await report({ good: '100', scrap: [{ reason: 'SC-DIM', quantity: '3' }] });

    const inspection = await task('inspector', 'Task_Inspect', 'reportCode', code);
    await complete('inspector', inspection, { accepted: '100', rejected: '0' });
    const storing = await task('keeper', 'Task_PutAway', 'reportCode', code);
    await complete('keeper', storing, { location: 'B-01-01' });

    const approval = await task('planner', 'Task_Approve', 'sourceCode', code);
    await complete('planner', approval, {}, 'approve');
    const ordering = await task('buyer', 'Task_Order', 'sourceCode', code);
    await complete('buyer', ordering, {});
    const receiving = await task('keeper', 'Task_Receive', 'sourceCode', code);
    await complete('keeper', receiving, { lines: [{ item: 'SCREW-M4', quantity: '5000' }], location: 'A-02-01' });

    await waitUntil('the put-away is booked', async () => {
      const stored = await one('/api/warehouse/put-aways?sourceCode=' + code);
      expect(stored).toMatchObject({ state: 'posted', quantity: '100' });
      return true;
    });
    expect(await one('/api/warehouse/stock-by-item?item=P100')).toMatchObject({ onHand: '100' });
    expect(await one('/api/warehouse/stock-by-item?item=SCREW-M4')).toMatchObject({
      onHand: String(6200 - 824 + 5000),
    });
    await waitUntil('all is over', async () => {
      const { body } = await plant.as('manager').get('/api/instances?state=active&limit=100');
      const open = body.items.filter((item: { processKey: string }) => item.processKey !== 'task-for');
      expect(open).toEqual([]);
      return true;
    });
  }, 120_000);

  test('rejected pieces are decided on, reworked, reported again and stored', async () => {
    const code = await report({ workOrder: 'WO-1003', good: '10' });
    const inspection = await task('inspector', 'Task_Inspect', 'reportCode', code);
    const result = { accepted: '7', rejected: '3', sorted: true, reason: '密封不良' };
    await complete('inspector', inspection, result);
    const deciding = await task('quality', 'Task_Disposition', 'reportCode', code);
    await complete('quality', deciding, { rework: '2', scrap: '1', concession: '0', reason: '返修' });
    const storing = await task('keeper', 'Task_PutAway', 'reportCode', code);
    await complete('keeper', storing, { location: 'B-01-01' });
    const reworking = await task('operator', 'Task_Rework', 'reportCode', code);
    const done = await complete('operator', reworking, { good: '2' });
    expect(done).toBeDefined();
    const second = await waitUntil('the rework is inspected', async () => {
      const items = (await plant.as('manager').get('/api/quality/inspection-lots?open=true')).body.items;
      return items.find((item: { quantity: string }) => item.quantity === '2');
    });
    const again = await task('inspector', 'Task_Inspect', 'inspectionLotCode', second.code);
    await complete('inspector', again, { accepted: '2', rejected: '0' });
    const rest = await task('keeper', 'Task_PutAway', 'inspectionLotCode', second.code);
    await complete('keeper', rest, { location: 'B-01-02' });
    await waitUntil('all of it is stored', async () => {
      const order = await one('/api/production/work-orders?search=WO-1003');
      expect(order).toMatchObject({ quantityGood: '9', quantityScrap: '1', quantityRework: '0', quantityStored: '9' });
      return true;
    });
  }, 120_000);

  test('a report that is corrected during its inspection begins anew', async () => {
    const code = await report({ good: '30' });
    const inspection = await task('inspector', 'Task_Inspect', 'reportCode', code);
    const reports = (await plant.as('operator').get(`/api/production/work-reports?search=${code}`)).body.items;
    const corrected = await plant.as('operator').post(`/api/production/work-reports/${reports[0].id}/correct`, {
      reason: '数量填错',
      values: { workOrder: 'WO-1001', good: '20' },
    });
    expect(corrected.status).toBe(200);
    const next = await task('inspector', 'Task_Inspect', 'reportCode', corrected.body.reportCode);
    await complete('inspector', next, { accepted: '20', rejected: '0' });
    const storing = await task('keeper', 'Task_PutAway', 'reportCode', corrected.body.reportCode);
    await complete('keeper', storing, { location: 'B-01-01' });
    await waitUntil('the old one is over', async () => {
      const old = (await plant.as('manager').get(`/api/instances/${inspection.instanceId}`)).body;
      expect(old).toMatchObject({ state: 'completed' });
      return true;
    });
    await waitUntil('stock is right', async () => {
      expect(await one('/api/warehouse/stock-by-item?item=P100')).toMatchObject({ onHand: '129' });
      return true;
    });
  }, 120_000);
});
