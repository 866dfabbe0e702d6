import { beforeAll, expect, test } from '@jest/globals';
import type { Answer } from '../harness/api-client.ts';
import { waitUntil } from '../harness/parts/index.ts';
import { startPlant } from '../harness/plant.ts';
import type { Plant } from '../harness/plant.ts';

let plant: Plant;
const ids: Record<string, string> = {};
beforeAll(async () => {
  plant = await startPlant({
    users: ['operator', 'leader', 'inspector', 'quality', 'manager'],
    diagrams: ['permissions/fixtures/task-for.bpmn'],
  });
  for (const { username, id } of await plant.database.query<{ username: string; id: string }>(
    'select username, id from app_user',
  ))
    ids[username] = id;
}, 120_000);

const report = async (user: string): Promise<string> => {
  const answer = await plant.as(user).post('/api/production/work-reports', { workOrder: 'WO-1001', good: '2' });
  expect(answer.status).toBe(201);
  return String(answer.body.reportCode);
};

/** The inspection task that the shipped process opens for this report. */
const inspectionTask = (reportCode: string): Promise<string> =>
  waitUntil('the inspection task', async () => {
    const [task] = await plant.database.query<{ id: string }>(
      `select t.id from task t join instance i on i.id = t.instance_id
       where t.element_id = 'Task_Inspect' and t.state = 'open' and i.business_key = $1`,
      [reportCode],
    );
    return task?.id;
  });

const lotOf = async (reportCode: string): Promise<{ id: string; state: string; version: number }> => {
  const [lot] = await plant.database.query<{ id: string; state: string; version: number }>(
    'select id, state, version from inspection_lot where source_code = $1',
    [reportCode],
  );
  return lot!;
};

/** Every way by which somebody could judge: the task of the process, and the record itself. */
async function attempts(user: string, reportCode: string): Promise<Answer[]> {
  const client = plant.as(user);
  const task = await inspectionTask(reportCode);
  const lot = await lotOf(reportCode);
  await client.post(`/api/tasks/${task}/claim`, {});
  return [
    await client.post(`/api/tasks/${task}/complete`, { variables: { accepted: '2' } }),
    await client.post(`/api/quality/inspection-lots/${lot.id}/record`, { accepted: '2', sorted: true }),
    await client.post(`/api/quality/inspection-lots/${lot.id}/judge`, { accepted: '2', sorted: true }),
  ];
}

async function delegate(from: string, to: string, roles: string[]): Promise<string> {
  const until = new Date(Date.now() + 3_600_000).toISOString();
  const answer = await plant
    .as(from)
    .post('/api/identity/delegations', { toId: ids[to], roles, until, reason: 'out today' });
  expect(answer.status).toBe(201);
  return String(answer.body.id);
}

test('an operator judges nothing', async () => {
  const code = await report('operator');
  const before = await inspectionTask(code).then(() => lotOf(code));
  for (const answer of await attempts('operator', code)) expect([403, 404]).toContain(answer.status);
  expect(await lotOf(code)).toEqual(before);
}, 60_000);

test('nor the own report in place of the inspector; what others reported, yes', async () => {
  const id = await delegate('inspector', 'operator', ['inspector']);
  const own = await report('operator');
  const before = await inspectionTask(own).then(() => lotOf(own));
  for (const answer of await attempts('operator', own))
    expect([answer.status, answer.text]).toEqual([403, answer.text]);
  expect(await lotOf(own)).toEqual(before);

  const others = await report('leader');
  const task = await inspectionTask(others);
  await plant.as('operator').post(`/api/tasks/${task}/claim`, {});
  const done = await plant.as('operator').post(`/api/tasks/${task}/complete`, { variables: { accepted: '2' } });
  expect([done.status, done.text]).toEqual([200, done.text]);
  const [entry] = await plant.database.query<{ actor: string; on_behalf_of: string }>(
    `select actor, on_behalf_of from audit_entry where action = 'quality.record-inspection' and ref = $1`,
    [(await lotOf(others)).id],
  );
  expect(entry).toEqual({ actor: 'operator', on_behalf_of: 'inspector' });
  await plant.as('inspector').post(`/api/identity/delegations/${id}/revoke`, { version: 1 });
}, 60_000);

test('nor what the one acted for reported', async () => {
  const { body } = await plant.as('manager').get('/api/identity/users?username=quality');
  expect(body.items[0].roles.map((role: { code: string }) => role.code)).toEqual(['quality-manager']);
  const code = await report('operator');
  await inspectionTask(code);
  await plant.database.query(
    `update inspection_lot set reporters = reporters || '{quality}'::text[] where source_code = $1`,
    [code],
  );
  await delegate('quality', 'leader', ['quality-manager']);
  const lot = await lotOf(code);
  const client = plant.as('leader');
  for (const verb of ['record', 'judge']) {
    const answer = await client.post(`/api/quality/inspection-lots/${lot.id}/${verb}`, { accepted: '2', sorted: true });
    expect([verb, answer.status]).toEqual([verb, 403]);
  }
  expect(await lotOf(code)).toEqual(lot);
}, 60_000);
