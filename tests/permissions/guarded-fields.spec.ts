import { beforeAll, expect, test } from '@jest/globals';
import { subjects } from '../../contracts/permissions.ts';
import { seedDemoPlant } from '../../domain/demo/index.ts';
import { startTestApi } from '../harness/api.ts';
import type { TestApi } from '../harness/api.ts';
import { columns } from './matrix.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await api.database.transaction((tx) => seedDemoPlant(tx));
  const buyer = await api.as('buyer');
  const order = await buyer.post('/api/procurement/purchase-orders', {
    supplier: 'S-JINGU',
    lines: [{ item: 'SCREW-M4', quantity: '1000', price: '0.1' }],
    send: false,
  });
  expect(order.status).toBe(201);
}, 120_000);

/** Who sees a guarded field in a list or record, and who sees that without it. */
async function seenBy(path: string, field: string): Promise<{ with: string[]; without: string[] }> {
  const seen = { with: [] as string[], without: [] as string[] };
  for (const user of columns) {
    const answer = await (await api.as(user)).get(path);
    if (answer.status !== 200) continue;
    expect(answer.body.items?.length).not.toBe(0);
    seen[answer.text.includes(`"${field}":`) ? 'with' : 'without'].push(user);
  }
  return seen;
}

test('costs and prices are seen by those only who buy and who answer for the plant', async () => {
  expect(await seenBy('/api/masterdata/items', 'standardCost')).toEqual({
    with: ['buyer', 'manager'],
    without: ['owner', 'operator', 'leader', 'inspector', 'quality', 'keeper', 'planner', 'admin'],
  });
  expect(await seenBy('/api/masterdata/supplier-items', 'price')).toEqual({
    with: ['buyer', 'manager'],
    without: ['keeper', 'planner', 'admin'],
  });
  const path = '/api/procurement/purchase-orders';
  const expected = { with: ['buyer', 'manager'], without: ['keeper', 'planner'] };
  expect(await seenBy(path, 'amount')).toEqual(expected);
  const { body } = await (await api.as('buyer')).get(path);
  expect(await seenBy(`${path}/${body.items[0].id}`, 'price')).toEqual(expected);
});

test('nor by the audit', async () => {
  const shown = async (user: string) => {
    const { text } = await (await api.as(user)).get('/api/admin/audit?subject=PurchaseOrder');
    expect(text).toContain('"action"');
    return /"(price|amount)":/.test(text);
  };
  expect([await shown('manager'), await shown('admin')]).toEqual([true, false]);
});

test('every guarded field is one of these, so that a new one gets its test', () => {
  const guarded = Object.entries(subjects).flatMap(([name, entry]) =>
    'guarded' in entry ? entry.guarded.map((field) => `${name}.${field}`) : [],
  );
  expect(guarded.sort()).toEqual([
    'Item.standardCost',
    'PurchaseOrder.amount',
    'PurchaseOrder.price',
    'Supplier.price',
    'User.badge',
  ]);
});

test('who may not see a cost does not write it, and changing the rest leaves it alone', async () => {
  await api.database.query(`update item set standard_cost = 38.5 where code = 'P100'`);
  const planner = await api.as('planner');
  const items = '/api/masterdata/items';
  const costOf = async (id: string) => (await (await api.as('buyer')).get(`${items}/${id}`)).body.standardCost;
  const { body: found } = await planner.get(`${items}?search=P100&limit=1`);
  const [{ id, version, code, name, type, unit, tracking, procurement }] = found.items;
  const values = { code, name, type, unit, tracking, procurement };

  expect(
    (await planner.post(`${items}/${id}/change`, { version, values: { ...values, leadTimeDays: 9 } })).status,
  ).toBe(200);
  expect(await costOf(id)).toBe('38.5');

  const dearer = await planner.post(`${items}/${id}/change`, { values: { ...values, standardCost: '1' } });
  expect([dearer.status, dearer.body.code]).toEqual([403, 'forbidden']);
  const made = await planner.post(items, { ...values, code: 'NEW-1', standardCost: '1' });
  expect([made.status, made.body.code]).toEqual([403, 'forbidden']);
  expect((await planner.post(items, { ...values, code: 'NEW-1' })).status).toBe(201);
});
