import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { ApplicationFailure } from '@temporalio/common';
import { serviceRegistry } from '../../activities/services.ts';
import type { JsonObject } from '../../contracts/json.ts';
import { services } from '../../contracts/services.ts';
import type { ServiceName } from '../../contracts/services.ts';
import { seedDemoPlant } from '../../domain/demo/index.ts';
import { recordNames, recordRegistry } from '../../domain/records.ts';
import { reportWork } from '../../domain/production/index.ts';
import { contextOf, openGround, person } from './support.ts';
import type { Ground } from './support.ts';

let ground: Ground;
beforeAll(async () => {
  ground = await openGround();
  await ground.database.transaction((tx) => seedDemoPlant(tx));
}, 60_000);

function call(input: JsonObject, key: string = randomUUID()) {
  return {
    key,
    instanceId: randomUUID(),
    businessKey: null,
    processKey: 'p1',
    elementId: 'Service_Test',
    actor: { user: 'operator' },
    input,
    headers: {},
  };
}
const run = (name: ServiceName, input: JsonObject, key?: string) =>
  serviceRegistry[name].run(ground.database, call(input, key)).then((answer) => answer.result!);

const record = (name: string, user: string, form: JsonObject, variables: JsonObject = {}) =>
  ground.database.transaction((tx) =>
    recordRegistry.run({ ...contextOf({ actor: person(user) }), tx }, name, form, variables),
  );

async function screws(): Promise<number> {
  const [row] = await ground.query<{ sum: string }>(
    `select sum(b.quantity) as sum from stock_balance b join item i on i.id = b.item_id
     join location l on l.id = b.location_id where i.code = 'SCREW-M4' and l.type in ('internal', 'lineside')`,
  );
  return Number(row!.sum);
}

describe('services', () => {
  test('every entry of the catalogue has its activity, its title in both languages, its schemas', () => {
    for (const [name, entry] of Object.entries(services)) {
      expect(serviceRegistry[name as ServiceName].name).toBe(name);
      expect(entry.title.en.length).toBeGreaterThan(3);
      expect(entry.input.safeParse({ unknown: 1 }).success).toBe(false);
    }
  });

  test('a repeated call changes nothing and gives the same result; its undo takes it back once', async () => {
    const { reportCode } = await ground.run(
      reportWork,
      { workOrder: 'WO-1001', good: '10' },
      { actor: person('operator') },
    );
    const before = await screws();
    const key = randomUUID();
    const first = await run('production.accept-report', { report: reportCode, reason: null }, key);
    expect(await run('production.accept-report', { report: reportCode, reason: null }, key)).toEqual(first);
    expect(await screws()).toBe(before - 80);
    const undo = () =>
      serviceRegistry['production.accept-report'].undo(
        ground.database,
        call({ report: reportCode, reason: null }, key),
      );
    expect(await undo()).toEqual({ result: { undone: true } });
    expect(await undo()).toEqual({ result: { undone: false } });
    expect(await screws()).toBe(before);
  });

  test('a business refusal becomes a BPMN error, another refusal is not retried', async () => {
    const { reportCode } = await ground.run(
      reportWork,
      { workOrder: 'WO-1003', good: '999' },
      { actor: person('operator') },
    );
    const over = await run('production.accept-report', { report: reportCode }).catch((error: unknown) => error);
    expect(over).toBeInstanceOf(ApplicationFailure);
    expect(over).toMatchObject({ type: expect.stringContaining('OVER_TOLERANCE'), nonRetryable: true });
    const wrong = await run('production.accept-report', { report: 'WR-0000' }).catch((error: unknown) => error);
    expect(wrong).toMatchObject({ nonRetryable: true });
    expect((wrong as ApplicationFailure).type).not.toContain('BPMN');
    const unknown = await run('quality.judge-lot', { lot: 'x' }).catch((error: unknown) => error);
    expect((unknown as Error).message).toContain('inspectionLot');
  });

  test('plain numbers of expressions are quantities', async () => {
    const made = await run('procurement.create-requisition', {
      lines: [{ item: 'COIL-24', quantity: 12.5, supplier: null }],
    });
    expect(made).toMatchObject({ created: true, amount: '115' });
  });
});

describe('records of tasks', () => {
  test('names', () => {
    expect(recordNames).toContain('production.report-work');
    expect(recordNames).toContain('procurement.receive-order');
  });

  test('the inspection, the put-away and the purchase by forms', async () => {
    const form = {
      good: '8',
      scrap: [
        { reason: 'SC-DIM', quantity: '1' },
        { reason: null, quantity: '' },
      ],
      remark: '',
    };
    const reported = await record('production.report-work', 'operator', form, { workOrder: 'WO-1001' });
    const { reportCode } = reported.variables as { reportCode: string };
    await run('production.accept-report', { report: reportCode });
    const lot = await run('quality.create-inspection-lot', { report: reportCode });
    const inspected = await record(
      'quality.record-inspection',
      'inspector',
      { accepted: '8', readings: [] },
      lot as JsonObject,
    );
    expect(inspected.variables).toMatchObject({ accepted: '8', rejected: '0' });
    await run('quality.judge-lot', { inspectionLot: lot['inspectionLotId']! });
    const putAway = await run('warehouse.create-putaway', { inspectionLot: lot['inspectionLotCode']! });
    const stored = await record('warehouse.confirm-putaway', 'keeper', { location: 'B-01-01' }, putAway as JsonObject);
    expect(stored.variables).toMatchObject({ locations: ['B-01-01'] });
    await run('warehouse.post-completion', { putAway: putAway['putAwayId']! });

    const asked = await record('procurement.create-requisition', 'planner', {
      lines: [{ item: 'SEAL-20', quantity: '100' }],
    });
    const decided = await record('procurement.approve-requisition', 'manager', { outcome: 'approve' }, asked.variables);
    expect(decided.variables).toMatchObject({ approved: true });
    const ordered = await run('procurement.create-order', { requisition: asked.variables['requisitionCode']! });
    const lines = [{ item: 'SEAL-20', quantity: '100', supplierLot: 'BL-1' }];
    const arrived = await record(
      'procurement.receive-order',
      'keeper',
      { lines, location: 'A-01-02' },
      ordered as JsonObject,
    );
    expect(arrived.variables).toMatchObject({ complete: true, inspect: false });
  });

  test('what the workflow refuses is taken back, once', async () => {
    const before = await screws();
    const made = await record('procurement.create-requisition', 'planner', {
      lines: [{ item: 'SCREW-M4', quantity: '10' }],
    });
    const undo = () =>
      ground.database.transaction((tx) =>
        recordRegistry.undo(tx, 'k:undo', 'procurement.create-requisition', made.undo),
      );
    await undo();
    await undo();
    const [row] = await ground.query<{ state: string }>('select state from requisition where code = $1', [
      made.variables['requisitionCode'],
    ]);
    expect(row!.state).toBe('cancelled');
    expect(await screws()).toBe(before);
  });
});
