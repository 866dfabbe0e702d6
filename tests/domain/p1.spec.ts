import { beforeAll, describe, expect, test } from '@jest/globals';
import { seedDemoPlant } from '../../domain/demo/index.ts';
import {
  approveRequisition,
  checkMinimum,
  createOrder,
  createRequisition,
  receiveOrder,
} from '../../domain/procurement/index.ts';
import {
  acceptReport,
  correctReport,
  decideOverTolerance,
  reportWork,
  reverseReport,
} from '../../domain/production/index.ts';
import {
  createInspectionLot,
  createNonconformance,
  decideDisposition,
  getInspectionRule,
  judgeLot,
  recordInspection,
} from '../../domain/quality/index.ts';
import {
  confirmPutaway,
  createPutaway,
  genealogyOf,
  postCompletion,
  recallOf,
  reverseCompletion,
} from '../../domain/warehouse/index.ts';
import { systemActor } from '../../domain/identity/index.ts';
import { openGround, person, refusal } from './support.ts';
import type { Ground } from './support.ts';

let ground: Ground;
const operator = { actor: person('operator') };
const leader = { actor: person('leader') };
const inspector = { actor: person('inspector') };
const quality = { actor: person('quality') };
const keeper = { actor: person('keeper') };
const manager = { actor: person('manager') };
const buyer = { actor: person('buyer') };
const process = { actor: systemActor('operator') };

beforeAll(async () => {
  ground = await openGround();
  await ground.database.transaction((tx) => seedDemoPlant(tx));
}, 60_000);

async function order(code: string): Promise<Record<string, string>> {
  const [row] = await ground.query<Record<string, string>>('select * from work_order where code = $1', [code]);
  return row!;
}

async function stockOf(item: string, type = "('internal', 'lineside')"): Promise<number> {
  const [row] = await ground.query<{ sum: string }>(
    `select coalesce(sum(b.quantity), 0) as sum from stock_balance b join item i on i.id = b.item_id
     join location l on l.id = b.location_id where i.code = $1 and l.type in ${type}`,
    [item],
  );
  return Number(row!.sum);
}

const events = async (name: string): Promise<string[]> =>
  (
    await ground.query<{ key: string }>(
      'select business_key as key from domain_event where name = $1 order by at, id',
      [name],
    )
  ).map((row) => row.key);

async function requireSound(): Promise<void> {
  const bad = await ground.query(
    `select item_id, lot_id from stock_balance group by item_id, lot_id having sum(quantity) <> 0`,
  );
  expect(bad).toEqual([]);
  const folded = await ground.query(
    `select o.id from work_order_operation o left join work_order_entry e on e.operation_id = o.id group by o.id
     having o.good <> coalesce(sum(e.good), 0) or o.scrap <> coalesce(sum(e.scrap), 0)
       or o.rework <> coalesce(sum(e.rework), 0) or o.held <> coalesce(sum(e.held), 0)`,
  );
  expect(folded).toEqual([]);
}

describe('report, inspect, store, procure', () => {
  test('the happy way, down to the ordered screws', async () => {
    const report = await ground.run(
      reportWork,
      { workOrder: 'WO-1001', good: '100', scrap: [{ reason: 'SC-DIM', quantity: '3' }] },
      operator,
    );
    expect(report).toMatchObject({ workOrderCode: 'WO-1001', operation: 20, lotCode: 'WO-1001', accepted: false });
    expect(await events('op.report.submitted')).toEqual([report.reportCode]);

    const accepted = await ground.run(acceptReport, { report: report.reportCode }, process);
    expect(accepted).toMatchObject({ good: '100', scrap: '3', final: true, belowMinimum: ['SCREW-M4'] });
    expect(await stockOf('SCREW-M4')).toBe(6200 - 103 * 8);
    expect(await events('stock.below-minimum')).toEqual(['SCREW-M4']);

    const rule = await ground.run(getInspectionRule, { report: report.reportCode }, process);
    expect(rule).toMatchObject({ mode: 'sample', sampleSize: 20, plan: 'IP-P100-F' });
    expect(await refusal(ground.run(createPutaway, { report: report.reportCode }, process))).toBe('NOT_JUDGED');
    const lot = await ground.run(createInspectionLot, { report: report.reportCode }, process);

    const result = {
      inspectionLot: lot.inspectionLotCode,
      readings: [{ characteristic: 1, sample: 1, value: '20.1' }],
      accepted: '100',
    };
    expect(await refusal(ground.run(recordInspection, result, operator))).toBe('self-judgement');
    const behalf = { actor: { ...person('someone'), onBehalfOf: 'operator' } };
    expect(await refusal(ground.run(judgeLot, { inspectionLot: lot.inspectionLotCode }, behalf))).toBe(
      'self-judgement',
    );
    await ground.run(recordInspection, result, inspector);
    const judged = await ground.run(judgeLot, { inspectionLot: lot.inspectionLotCode }, process);
    expect(judged).toMatchObject({ judgement: 'accept', accepted: '100', rejected: '0', pending: '0' });

    const putAway = await ground.run(createPutaway, { inspectionLot: lot.inspectionLotCode }, process);
    expect(putAway).toMatchObject({ item: 'P100', lot: 'WO-1001', quantity: '100', unit: 'pcs' });
    expect(await refusal(ground.run(postCompletion, { putAway: putAway.putAwayCode }, process))).toBe(
      'put-away-closed',
    );
    await ground.run(confirmPutaway, { putAway: putAway.putAwayCode, location: 'B-01-01', lot: 'WO-1001' }, keeper);
    const posted = await ground.run(postCompletion, { putAway: putAway.putAwayCode }, process);
    expect(posted).toMatchObject({ quantity: '100', locations: ['B-01-01'] });
    expect(await stockOf('P100')).toBe(100);
    expect(await events('stock.received')).toEqual([putAway.putAwayCode]);
    expect(await order('WO-1001')).toMatchObject({ quantity_stored: '100.000000', state: 'in-progress' });
    await requireSound();

    const short = await ground.run(checkMinimum, { report: report.reportCode }, process);
    expect(short.items).toEqual([expect.objectContaining({ item: 'SCREW-M4', quantity: '5000', supplier: 'S-JINGU' })]);
    const lines = short.items.map(({ item, quantity }) => ({ item, quantity }));
    const requisition = { source: 'minimum', sourceCode: report.reportCode, lines };
    const made = await ground.run(createRequisition, requisition, process);
    expect(made).toMatchObject({ created: true, amount: '575', currency: 'CNY' });
    expect(await ground.run(createRequisition, requisition, process)).toMatchObject({ created: false });
    const approve = { requisition: made.requisitionCode!, decision: 'approve' };
    expect(await refusal(ground.run(approveRequisition, approve, operator))).toBe('own-requisition');
    await ground.run(approveRequisition, approve, manager);
    const bought = await ground.run(
      createOrder,
      { requisition: made.requisitionCode! },
      { actor: systemActor('buyer') },
    );
    expect(bought).toMatchObject({ supplier: 'S-JINGU', state: 'sent' });
    const tooMany = { order: bought.orderCode, lines: [{ item: 'SCREW-M4', quantity: '5501' }], location: 'A-02-01' };
    expect(await refusal(ground.run(receiveOrder, tooMany, keeper))).toBe('OVER_RECEIPT');
    const boxes = {
      order: bought.orderCode,
      lines: [{ item: 'SCREW-M4', quantity: '25', unit: 'box' }],
      location: 'A-02-01',
    };
    expect(await ground.run(receiveOrder, boxes, keeper)).toMatchObject({ complete: true, inspect: false });
    expect(await stockOf('SCREW-M4')).toBe(6200 - 824 + 5000);
    expect(await ground.run(checkMinimum, {}, buyer)).toMatchObject({ below: false });
    await requireSound();
  });

  test('the family of the lot', async () => {
    const [lot] = await ground.query<{ id: string }>(`select id from lot where code = 'WO-1001'`);
    const { nodes, edges } = await genealogyOf(ground.database, { kind: 'lot', id: lot!.id }, 'backward');
    expect(nodes.map((node) => node.code).sort()).toEqual(['M12-2601', 'PCB-2601', 'SEAL-2601', 'WO-1001', 'WO-1001']);
    expect(edges.filter((edge) => edge.kind === 'consumed-in')).toHaveLength(3);
    const [motor] = await ground.query<{ id: string }>(`select id from lot where code = 'M12-2601'`);
    const recall = await recallOf(ground.database, motor!.id);
    expect(recall).toMatchObject({ people: ['operator'], inspections: [{ lot: 'WO-1001', accepted: '100' }] });
    expect(recall.stock.map((row) => row.location).sort()).toEqual(['B-01-01', 'LS-ASM1']);
  });

  test('partial reject: rework twice, scrap, the rest by concession', async () => {
    const { reportCode } = await ground.run(reportWork, { workOrder: 'WO-1003', good: '50' }, operator);
    await ground.run(acceptReport, { report: reportCode }, process);
    const lot = await ground.run(createInspectionLot, { report: reportCode }, process);
    const found = {
      inspectionLot: lot.inspectionLotCode,
      defects: [{ reason: 'DF-FLOW', class: 'major', quantity: 8 }],
      accepted: '42',
      rejected: '8',
    };
    expect(await refusal(ground.run(recordInspection, found, inspector))).toBe('SAMPLE_REJECTS');
    await ground.run(recordInspection, { ...found, sorted: true, reason: 'leaking' }, inspector);
    const judged = await ground.run(judgeLot, { inspectionLot: lot.inspectionLotCode }, process);
    expect(judged).toMatchObject({ judgement: 'partial', accepted: '42', rejected: '8' });
    const ncr = await ground.run(createNonconformance, { inspectionLot: lot.inspectionLotCode }, process);
    expect(ncr.quantity).toBe('8');
    const nonconformance = ncr.nonconformanceCode;
    const decide = (dispositions: object[]) => ground.run(decideDisposition, { nonconformance, dispositions }, quality);
    expect(await refusal(decide([{ kind: 'rework', quantity: '9' }]))).toBe('quantity-mismatch');
    expect(await refusal(decide([{ kind: 'return', quantity: '1' }]))).toBe('wrong-disposition');
    expect(await decide([{ kind: 'rework', quantity: '5' }])).toMatchObject({ closed: false, rework: '5' });
    const rest = [
      { kind: 'scrap', quantity: '2' },
      { kind: 'concession', quantity: '1' },
    ];
    expect(await decide(rest)).toMatchObject({ closed: true, scrap: '2', concession: '1' });
    expect(await order('WO-1003')).toMatchObject({
      quantity_good: '43.000000',
      quantity_rework: '5.000000',
      quantity_scrap: '2.000000',
    });
    const rework = { workOrder: 'WO-1003', kind: 'rework', good: '4', scrap: [{ reason: 'SC-DIM', quantity: '1' }] };
    const again = await ground.run(reportWork, rework, operator);
    const more = await ground.run(reportWork, rework, operator);
    const before = await stockOf('SCREW-M4');
    await ground.run(acceptReport, { report: again.reportCode }, process);
    expect(await stockOf('SCREW-M4')).toBe(before);
    expect(await refusal(ground.run(acceptReport, { report: more.reportCode }, process))).toBe('OPERATION_ORDER');
    await ground.run(reverseReport, { report: more.reportCode, reason: 'wrong' }, operator);
    expect(await refusal(ground.run(reportWork, rework, operator))).toBe('OPERATION_ORDER');
    const putAway = await ground.run(createPutaway, { report: reportCode }, process);
    expect(putAway.quantity).toBe('43');
    await requireSound();
  });

  test('over tolerance: the leader decides, the operator cannot', async () => {
    const { reportCode } = await ground.run(reportWork, { workOrder: 'WO-1003', good: '200' }, operator);
    expect(await refusal(ground.run(acceptReport, { report: reportCode }, process))).toBe('OVER_TOLERANCE');
    const accept = { report: reportCode, decision: 'accept', reason: 'customer takes them' };
    await ground.run(decideOverTolerance, accept, leader);
    expect(await order('WO-1003')).toMatchObject({ quantity_good: '247.000000' });
    await ground.run(reverseReport, { report: reportCode, reason: 'miscounted' }, leader);
    expect(await order('WO-1003')).toMatchObject({ quantity_good: '47.000000' });
    await requireSound();
  });

  test('correction during the inspection calls it off', async () => {
    const screws = await stockOf('SCREW-M4');
    const { reportCode } = await ground.run(reportWork, { workOrder: 'WO-1001', good: '20' }, operator);
    await ground.run(acceptReport, { report: reportCode }, process);
    const lot = await ground.run(createInspectionLot, { report: reportCode }, process);
    const corrected = await ground.run(
      correctReport,
      { report: reportCode, reason: '数量填错', values: { workOrder: 'WO-1001', good: '10' } },
      operator,
    );
    expect(corrected.corrects).toBe(reportCode);
    expect(await events('report.corrected')).toEqual([reportCode]);
    const [state] = await ground.query<{ state: string }>('select state from inspection_lot where code = $1', [
      lot.inspectionLotCode,
    ]);
    expect(state!.state).toBe('cancelled');
    expect(await stockOf('SCREW-M4')).toBe(screws);
    await ground.run(acceptReport, { report: corrected.reportCode }, process);
    expect(await stockOf('SCREW-M4')).toBe(screws - 80);
    expect(await ground.run(reverseReport, { report: reportCode, reason: 'again' }, process)).toMatchObject({
      changed: false,
    });
    await requireSound();
  });

  test('after storing, a report is taken back only with its put-away', async () => {
    const { reportCode } = await ground.run(reportWork, { workOrder: 'WO-1001', good: '5' }, operator);
    await ground.run(acceptReport, { report: reportCode }, process);
    const lot = await ground.run(createInspectionLot, { report: reportCode }, process);
    await ground.run(recordInspection, { inspectionLot: lot.inspectionLotCode, accepted: '5' }, inspector);
    await ground.run(judgeLot, { inspectionLot: lot.inspectionLotCode }, process);
    const { putAwayCode } = await ground.run(createPutaway, { report: reportCode }, process);
    await ground.run(confirmPutaway, { putAway: putAwayCode, location: 'B-01-02', post: true }, keeper);
    const reverse = { report: reportCode, reason: 'wrong' };
    expect(await refusal(ground.run(reverseReport, reverse, leader))).toBe('ALREADY_STORED');
    await ground.run(reverseCompletion, { putAway: putAwayCode, reason: 'wrong' }, keeper);
    await ground.run(reverseReport, reverse, leader);
    await requireSound();
  });
});
