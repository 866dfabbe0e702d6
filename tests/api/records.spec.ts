import { beforeAll, describe, expect, test } from '@jest/globals';
import { seedDemoPlant } from '../../domain/demo/index.ts';
import { startTestApi } from '../harness/api.ts';
import type { TestApi } from '../harness/api.ts';
import type { Answer } from '../harness/api-client.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await api.database.transaction((tx) => seedDemoPlant(tx));
}, 60_000);

const get = async (user: string, path: string): Promise<Answer> => (await api.as(user)).get(path);
const post = async (user: string, path: string, body: object = {}): Promise<Answer> =>
  (await api.as(user)).post(path, body);

const lists = [
  ...['plants', 'units', 'calendars', 'code-rules', 'reasons', 'lines', 'work-units', 'suppliers', 'items'].map(
    (plural) => `/api/masterdata/${plural}`,
  ),
  ...['unit-conversions', 'supplier-items', 'boms', 'routings'].map((plural) => `/api/masterdata/${plural}`),
  '/api/warehouse/locations',
  '/api/quality/inspection-plans',
  '/api/production/work-orders',
  '/api/production/work-reports',
  '/api/quality/inspection-lots',
  '/api/quality/nonconformances',
  '/api/warehouse/lots',
  '/api/warehouse/put-aways',
  '/api/procurement/requisitions',
  '/api/procurement/purchase-orders',
  '/api/procurement/receipts',
];

/** Somebody who may read it. */
const readers: Record<string, string> = {
  '/api/masterdata/code-rules': 'planner',
  '/api/masterdata/suppliers': 'buyer',
  '/api/masterdata/supplier-items': 'buyer',
  '/api/quality/inspection-plans': 'quality',
  '/api/procurement/requisitions': 'manager',
  '/api/procurement/purchase-orders': 'manager',
  '/api/procurement/receipts': 'keeper',
};

describe('lists', () => {
  test.each(lists)('%s: pages, search, details', async (path) => {
    const reader = readers[path] ?? 'leader';
    const all = await get(reader, `${path}?limit=200`);
    expect([path, all.status]).toEqual([path, 200]);
    const items = all.body.items as { id: string; code?: string }[];
    for (const { id } of items.slice(0, 2)) expect((await get(reader, `${path}/${id}`)).status).toBe(200);
    const ids: string[] = [];
    let cursor = '';
    do {
      const page = (await get(reader, `${path}?limit=2${cursor}`)).body;
      ids.push(...page.items.map((item: { id: string }) => item.id));
      cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : '';
    } while (cursor !== '');
    expect(ids.sort()).toEqual(items.map((item) => item.id).sort());
    expect((await get(reader, `${path}?nonsense=1`)).status).toBe(400);
    expect((await get(reader, `${path}/00000000-0000-7000-8000-00000000dead`)).status).toBe(404);
  });

  test.each(['stock', 'stock-by-item', 'moves', 'reservations'])('/api/warehouse/%s', async (path) => {
    const { status, body } = await get('keeper', `/api/warehouse/${path}?limit=3`);
    expect(status).toBe(200);
    if (body.nextCursor)
      expect((await get('keeper', `/api/warehouse/${path}?limit=3&cursor=${body.nextCursor}`)).status).toBe(200);
  });

  test('filters and sorts', async () => {
    const orders = (await get('planner', '/api/production/work-orders?open=true&sort=dueAt')).body.items;
    expect(orders.map((order: { code: string }) => order.code)).toEqual(['WO-1002', 'WO-1001', 'WO-1003']);
    const found = (await get('planner', '/api/production/work-orders?search=阀')).body.items;
    expect(found.map((order: { item: string }) => order.item)).toEqual(['V200', 'V200']);
    const stock = (await get('keeper', '/api/warehouse/stock?item=SCREW-M4&real=true')).body.items;
    expect(stock.map((row: { location: string; quantity: string }) => [row.location, row.quantity])).toEqual([
      ['A-02-01', '200'],
      ['LS-ASM1', '6000'],
    ]);
  });

  test('costs are shown to those who may see them', async () => {
    const item = async (user: string) => (await get(user, '/api/masterdata/items?search=MOTOR')).body.items[0];
    expect(await item('buyer')).toHaveProperty('standardCost', '38.5');
    expect(await item('operator')).not.toHaveProperty('standardCost');
  });
});

describe('master data', () => {
  test('kinds describe themselves, as far as they may be read', async () => {
    const kinds = (await get('planner', '/api/masterdata/kinds')).body.items;
    const item = kinds.find((kind: { name: string }) => kind.name === 'item');
    expect(item).toMatchObject({ path: '/api/masterdata/items', subject: 'Item' });
    expect(item.input.properties).toHaveProperty('issueMethod');
    const operator = (await get('operator', '/api/masterdata/kinds')).body.items.map(
      (kind: { name: string }) => kind.name,
    );
    expect(operator).not.toContain('supplier');
  });

  test('create, change, export and import again', async () => {
    const item = { code: 'TEST-1', name: { zh: '试件' }, type: 'raw', unit: 'pcs', procurement: 'buy' };
    const made = await post('planner', '/api/masterdata/items', item);
    expect(made.status).toBe(201);
    const path = `/api/masterdata/items/${made.body.id}`;
    const values = { ...item, category: 'TEST' };
    expect((await post('planner', `${path}/change`, { version: 1, values })).body.version).toBe(2);
    expect((await post('planner', `${path}/change`, { version: 1, values })).status).toBe(409);
    expect((await post('operator', `${path}/deactivate`)).status).toBe(403);
    const csv = await get('planner', '/api/masterdata/items/export');
    expect(csv.headers.get('content-type')).toContain('text/csv');
    const planner = await api.as('planner');
    const raw = { type: 'text/csv', content: csv.text };
    const again = await planner.post('/api/masterdata/items/import?dryRun=true', undefined, { raw });
    expect(again.body.errors).toEqual([]);
    expect(again.body).toMatchObject({ applied: false, created: 0 });
  });

  test.each(['boms', 'routings'])('%s survive export and import', async (plural) => {
    const planner = await api.as('planner');
    const csv = (await planner.get(`/api/masterdata/${plural}/export`)).text;
    const next = csv.replaceAll(',A,', ',B,');
    const raw = { type: 'text/csv', content: next };
    const report = (await planner.post(`/api/masterdata/${plural}/import`, undefined, { raw })).body;
    expect(report).toMatchObject({ created: 2, errors: [], applied: true });
  });

  test('work orders by file', async () => {
    const planner = await api.as('planner');
    const raw = {
      type: 'text/csv',
      content: 'code,item,quantity,dueAt,release\nWO-77,P100,10,2027-01-31T08:00:00Z,true\n',
    };
    const path = '/api/production/work-orders/import';
    expect((await planner.post(path, undefined, { raw })).body).toMatchObject({ created: 1, applied: true });
    const made = (await planner.get('/api/production/work-orders?search=WO-77')).body.items[0];
    expect(made).toMatchObject({ state: 'released', quantityPlanned: '10' });
  });
});

describe('the way of a report over REST', () => {
  test('who reported does not judge; what is stored has a family', async () => {
    const reported = await post('operator', '/api/production/work-reports', { workOrder: 'WO-1001', good: '20' });
    expect(reported.status).toBe(201);
    const report = `/api/production/work-reports/${reported.body.reportId}`;
    expect((await post('operator', `${report}/accept`)).status).toBe(403);
    expect((await post('leader', `${report}/accept`)).body).toMatchObject({ good: '20', final: true });
    const lot = await post('inspector', '/api/quality/inspection-lots', { report: reported.body.reportCode });
    const path = `/api/quality/inspection-lots/${lot.body.inspectionLotId}`;
    expect((await post('operator', `${path}/judge`)).status).toBe(403);
    const readings = [{ characteristic: 1, sample: 1, value: '20' }];
    expect((await post('inspector', `${path}/record`, { readings, accepted: '20' })).status).toBe(200);
    expect((await post('inspector', `${path}/judge`)).body).toMatchObject({ judgement: 'accept' });
    const putAway = await post('keeper', '/api/warehouse/put-aways', { inspectionLot: lot.body.inspectionLotCode });
    const place = `/api/warehouse/put-aways/${putAway.body.putAwayId}`;
    const confirmed = await post('keeper', `${place}/confirm`, { location: 'B-01-01', post: true });
    expect(confirmed.body).toMatchObject({ posted: true });
    const [stored] = (await get('keeper', '/api/warehouse/lots?code=WO-1001')).body.items;
    const family = (await get('quality', `/api/warehouse/lots/${stored.id}/genealogy`)).body;
    expect(family.nodes.length).toBeGreaterThan(3);
    expect((await get('quality', `/api/warehouse/lots/${stored.id}/recall`)).body.people).toEqual(['operator']);
    expect((await get('buyer', '/api/procurement/minimum-check')).status).toBe(200);
  });

  test('amounts decide who approves', async () => {
    const lines = [{ item: 'MOTOR-12', quantity: '1000' }];
    const asked = await post('buyer', '/api/procurement/requisitions', { lines });
    const path = `/api/procurement/requisitions/${asked.body.requisitionId}/approve`;
    const approve = { decision: 'approve' };
    expect((await post('planner', path, approve)).status).toBe(403);
    expect((await post('manager', path, approve)).body).toMatchObject({ approved: true });
    const order = await post('buyer', '/api/procurement/purchase-orders', { requisition: asked.body.requisitionCode });
    expect(order.body).toMatchObject({ state: 'sent', supplier: 'S-HUAXIN' });
    const seen = (await get('keeper', `/api/procurement/purchase-orders/${order.body.orderId}`)).body;
    expect(seen).not.toHaveProperty('amount');
    expect(seen.lines[0]).not.toHaveProperty('price');
    const goods = { lines: [{ item: 'MOTOR-12', quantity: '1000', supplierLot: 'HX-1' }], location: 'A-01-01' };
    expect(
      (await post('keeper', `/api/procurement/purchase-orders/${order.body.orderId}/receive`, goods)).body,
    ).toMatchObject({
      complete: true,
    });
  });
});

describe('catalogue', () => {
  test('the OpenAPI document knows every route with its permission', async () => {
    const { status, body } = await api.anonymous.get('/api/openapi.json');
    expect(status).toBe(200);
    expect(body.paths['/api/warehouse/lots/{id}/genealogy'].get['x-permission']).toEqual({
      verb: 'read',
      subject: 'Genealogy',
    });
    const report = body.paths['/api/production/work-reports'].post.requestBody.content['application/json'].schema;
    expect(JSON.stringify(report)).toContain('scrap');
  });

  test('services name their fields in both languages', async () => {
    const { items } = (await get('owner', '/api/services')).body;
    const judge = items.find((service: { type: string }) => service.type === 'quality.judge-lot');
    expect(judge.input[0]).toEqual({
      name: 'inspectionLot',
      label: { zh: '检验批', en: 'Inspection lot' },
      required: true,
    });
    expect(judge.errors[0]).toMatchObject({ code: 'SAMPLE_REJECTS' });
    for (const service of items)
      for (const field of [...service.input, ...service.output])
        expect([service.type, field.name, field.label.zh]).not.toContain(field.label.en);
    expect((await get('owner', '/api/records')).body.items.length).toBeGreaterThan(10);
  });
});

describe('look-ups and scans', () => {
  test.each([
    ['items?q=泵', 'PCB-P'],
    ['reasons?kind=scrap', 'SC-DIM'],
    ['locations?type=internal', 'A-01-01'],
    ['calendars', 'OFFICE'],
    ['lines', 'MC-1'],
    ['units', 'pcs'],
    ['work-orders?line=ASM-1', 'WO-1001'],
    ['lots?item=SEAL-20', 'SEAL-2601'],
    ['work-units', 'ASM-1-TEST'],
  ])('%s has %s', async (path, value) => {
    const { status, body } = await get('leader', `/api/lookups/${path}`);
    expect(status).toBe(200);
    expect(body.items.map((item: { code: string }) => item.code)).toContain(value);
  });

  test.each([
    ['WO-1001', 'work-order'],
    ['LS-ASM1', 'location'],
    ['SEAL-2601', 'lot'],
    ['SCREW-M4', 'item'],
    [']C1MR-0004', 'person'],
  ])('%s is a %s', async (code, kind) => {
    const { body } = await get('leader', `/api/scan?code=${encodeURIComponent(code)}`);
    expect(body.items.map((item: { kind: string }) => item.kind)).toContain(kind);
  });

  test('an unknown code is nothing', async () => {
    expect((await get('operator', '/api/scan?code=NOTHING')).body).toEqual({ code: 'NOTHING', items: [] });
  });
});
