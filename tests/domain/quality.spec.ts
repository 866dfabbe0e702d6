import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { seedDemoPlant } from '../../domain/demo/index.ts';
import {
  createOrder,
  createRequisition,
  approveRequisition,
  receiveOrder,
  reverseReceipt,
} from '../../domain/procurement/index.ts';
import { acceptReport, createWorkOrder, reportWork, workOrderVerbs } from '../../domain/production/index.ts';
import {
  cancelInspectionLot,
  createInspectionLot,
  createNonconformance,
  decideDisposition,
  judgeLot,
  recordInspection,
} from '../../domain/quality/index.ts';
import {
  createPutaway,
  confirmPutaway,
  importOpeningStock,
  postCompletion,
  transferStock,
} from '../../domain/warehouse/index.ts';
import { undoCommand } from '../../domain/foundation/index.ts';
import { contextOf, openGround, person, refusal } from './support.ts';
import type { Ground } from './support.ts';

let ground: Ground;
const operator = { actor: person('operator') };
const inspector = { actor: person('inspector') };
const quality = { actor: person('quality') };
const keeper = { actor: person('keeper') };

beforeAll(async () => {
  ground = await openGround();
  await ground.database.transaction((tx) => seedDemoPlant(tx));
  const lines = ['item,lot,location,quantity'];
  for (const [item, lot] of [
    ['MOTOR-12', 'M-BIG'],
    ['PCB-P', 'P-BIG'],
    ['HOUSING-P', ''],
    ['SEAL-20', 'S-BIG'],
    ['SCREW-M4', ''],
  ])
    lines.push(`${item},${lot},LS-ASM1,1000000`);
  expect(await ground.run(importOpeningStock, { csv: lines.join('\n') })).toMatchObject({ applied: true });
}, 60_000);

async function inspectionOf(good: number): Promise<{ lot: string; report: string; order: string }> {
  const order = await ground.run(createWorkOrder, { item: 'P100', quantity: '1000' });
  await ground.run(workOrderVerbs.release, { workOrder: order.workOrderCode });
  const report = await ground.run(reportWork, { workOrder: order.workOrderCode, good: String(good) }, operator);
  await ground.run(acceptReport, { report: report.reportCode });
  const lot = await ground.run(createInspectionLot, { report: report.reportCode });
  return { lot: lot.inspectionLotCode, report: report.reportCode, order: order.workOrderCode };
}

interface LotRow {
  quantity: string;
  accepted: string;
  rejected: string;
  conceded: string;
  state: string;
}
const lotRow = async (code: string): Promise<LotRow> =>
  (await ground.query<LotRow>('select * from inspection_lot where code = $1', [code]))[0]!;

interface Operation {
  good: string;
  scrap: string;
  rework: string;
  held: string;
}
const lastOperation = async (order: string): Promise<Operation> =>
  (
    await ground.query<Operation>(
      `select o.* from work_order_operation o join work_order w on w.id = o.work_order_id where w.code = $1 and o.final`,
      [order],
    )
  )[0]!;

describe('inspection', () => {
  test('accepted, rejected and pending partition the lot; dispositions partition what is rejected', async () => {
    const tranche = fc.record({ accepted: fc.nat(20), rejected: fc.nat(8) });
    const share = fc.record({ rework: fc.nat(8), scrap: fc.nat(8), concession: fc.nat(8) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(tranche, { minLength: 1, maxLength: 4 }),
        fc.array(share, { maxLength: 4 }),
        async (tranches, shares) => {
          const { lot, order } = await inspectionOf(40);
          const sums = { accepted: 0, rejected: 0 };
          for (const { accepted, rejected } of tranches) {
            const open = 40 - sums.accepted - sums.rejected;
            const judge = ground.run(
              judgeLot,
              { inspectionLot: lot, accepted: String(accepted), rejected: String(rejected) },
              inspector,
            );
            if (open === 0) expect(await refusal(judge)).toBe('inspection-closed');
            else if (accepted + rejected === 0 || accepted + rejected > open)
              expect(await refusal(judge)).toBe('quantity-mismatch');
            else {
              expect((await judge).pending).toBe(String(open - accepted - rejected));
              sums.accepted += accepted;
              sums.rejected += rejected;
            }
          }
          const row = await lotRow(lot);
          expect([Number(row.accepted), Number(row.rejected)]).toEqual([sums.accepted, sums.rejected]);
          expect(Number((await lastOperation(order)).held)).toBe(40 - sums.accepted);
          if (sums.rejected === 0) return;
          const made = await ground.run(createNonconformance, { inspectionLot: lot });
          expect(made.quantity).toBe(String(sums.rejected));
          expect(await refusal(ground.run(createNonconformance, { inspectionLot: lot }))).toBe('quantity-mismatch');
          const decided = { rework: 0, scrap: 0, concession: 0 };
          for (const wanted of shares) {
            const total = wanted.rework + wanted.scrap + wanted.concession;
            const open = sums.rejected - decided.rework - decided.scrap - decided.concession;
            if (total === 0) continue;
            const dispositions = Object.entries(wanted)
              .filter(([, quantity]) => quantity > 0)
              .map(([kind, quantity]) => ({ kind, quantity: String(quantity) }));
            const work = ground.run(
              decideDisposition,
              { nonconformance: made.nonconformanceCode, dispositions },
              quality,
            );
            if (open === 0) expect(await refusal(work)).toBe('inspection-closed');
            else if (total > open) expect(await refusal(work)).toBe('quantity-mismatch');
            else {
              expect((await work).closed).toBe(total === open);
              for (const kind of ['rework', 'scrap', 'concession'] as const) decided[kind] += wanted[kind];
            }
          }
          const { rework, scrap, concession } = decided;
          const after = await lastOperation(order);
          expect([after.good, after.scrap, after.rework, after.held].map(Number)).toEqual([
            40 - rework - scrap,
            scrap,
            rework,
            40 - sums.accepted - rework - scrap - concession,
          ]);
          expect(Number((await lotRow(lot)).conceded)).toBe(concession);
        },
      ),
      { numRuns: 25 },
    );
  }, 300_000);

  test('one critical defect rejects; a good part only after every piece was looked at', async () => {
    const { lot } = await inspectionOf(40);
    const readings = [{ characteristic: 2, sample: 1, ok: false }];
    await ground.run(recordInspection, { inspectionLot: lot, readings }, inspector);
    const judge = (more: object) => ground.run(judgeLot, { inspectionLot: lot, ...more }, inspector);
    expect(await refusal(judge({ accepted: '40' }))).toBe('SAMPLE_REJECTS');
    expect(await refusal(judge({ accepted: '39', rejected: '1' }))).toBe('SAMPLE_REJECTS');
    expect(await judge({ accepted: '39', rejected: '1', sorted: true })).toMatchObject({ judgement: 'partial' });
  });

  test('as many defects as the acceptance number are accepted; the latest reading of a piece counts', async () => {
    const { lot } = await inspectionOf(500);
    const reading = (sample: number, value: string) => ({ characteristic: 1, sample, value });
    const bad = [1, 2].map((sample) => reading(sample, '30'));
    await ground.run(recordInspection, { inspectionLot: lot, readings: bad }, inspector);
    expect(await refusal(ground.run(judgeLot, { inspectionLot: lot, accepted: '500' }, inspector))).toBe(
      'SAMPLE_REJECTS',
    );
    const later = { ...inspector, at: new Date(Date.now() + 1000) };
    await ground.run(recordInspection, { inspectionLot: lot, readings: [reading(2, '20')] }, later);
    expect(await ground.run(judgeLot, { inspectionLot: lot }, inspector)).toMatchObject({
      judgement: 'accept',
      accepted: '500',
    });
  });

  test('without any result nothing is judged by itself', async () => {
    const { lot } = await inspectionOf(10);
    expect(await refusal(ground.run(judgeLot, { inspectionLot: lot }, inspector))).toBe('nothing-recorded');
    const wrong = { inspectionLot: lot, readings: [{ characteristic: 9, sample: 1, value: '1' }] };
    expect(await refusal(ground.run(recordInspection, wrong, inspector))).toBe('unknown-characteristic');
  });

  test('who took part does not inspect, judge or dispose, not on behalf of somebody either', async () => {
    const { lot } = await inspectionOf(10);
    const accepted = { inspectionLot: lot, accepted: '10' };
    for (const actor of [person('operator'), { ...person('quality'), onBehalfOf: 'operator' }]) {
      expect(await refusal(ground.run(recordInspection, accepted, { actor }))).toBe('self-judgement');
      expect(await refusal(ground.run(judgeLot, accepted, { actor }))).toBe('self-judgement');
    }
  });

  test('a judgement, a disposition and a call-off are taken back exactly', async () => {
    const { lot, order } = await inspectionOf(30);
    const before = await lastOperation(order);
    const judgement = { inspectionLot: lot, accepted: '20', rejected: '10' };
    await ground.run(judgeLot, judgement, { ...inspector, key: 'judge' });
    const judged = await lastOperation(order);
    const made = await ground.run(createNonconformance, { inspectionLot: lot });
    const decision = {
      nonconformance: made.nonconformanceCode,
      dispositions: [
        { kind: 'rework', quantity: '4' },
        { kind: 'concession', quantity: '6' },
      ],
    };
    await ground.run(decideDisposition, decision, { ...quality, key: 'dispose' });
    expect((await lotRow(lot)).state).toBe('closed');
    const undo = (command: Parameters<typeof undoCommand>[1], key: string, input: object) =>
      ground.database.transaction((tx) => undoCommand({ ...contextOf(), tx }, command, key, input));
    await undo(decideDisposition as never, 'dispose', decision);
    expect(await lastOperation(order)).toEqual(judged);
    expect(await lotRow(lot)).toMatchObject({ state: 'judged', conceded: '0.000000' });
    await ground.run(cancelInspectionLot, { inspectionLot: lot, reason: 'test' });
    expect(await lastOperation(order)).toMatchObject({ ...before, held: '0.000000' });
    expect(await ground.run(cancelInspectionLot, { inspectionLot: lot, reason: 'test' })).toMatchObject({
      changed: false,
    });
  });
});

describe('goods received', () => {
  async function delivered(quantity: string): Promise<{ receipt: string; line: string; lot: string }> {
    const asked = await ground.run(createRequisition, { lines: [{ item: 'PCB-P', quantity }] });
    await ground.run(
      approveRequisition,
      { requisition: asked.requisitionCode!, decision: 'approve' },
      { actor: person('manager') },
    );
    const order = await ground.run(createOrder, { requisition: asked.requisitionCode! });
    const input = { order: order.orderCode, lines: [{ item: 'PCB-P', quantity }] };
    expect(await refusal(ground.run(receiveOrder, { ...input, location: 'A-01-01' }, keeper))).toBe('needs-inspection');
    const { receiptCode, lines } = await ground.run(receiveOrder, input, keeper);
    return { receipt: receiptCode, line: lines[0]!.receiptLineId, lot: lines[0]!.lot! };
  }

  const lotStatus = async (code: string): Promise<string | undefined> =>
    (await ground.query<{ status: string }>('select status from lot where code = $1', [code]))[0]?.status;

  test('partly bad goods are split: the good part is stored, the bad part goes back', async () => {
    const { line, lot, receipt } = await delivered('200');
    expect(await lotStatus(lot)).toBe('quarantine');
    const move = { item: 'PCB-P', lot, quantity: '10', from: 'GOODS-IN', to: 'A-01-01' };
    expect(await refusal(ground.run(transferStock, move, keeper))).toBe('wrong-location');
    const made = await ground.run(createInspectionLot, { receiptLine: line });
    expect(
      await refusal(ground.run(judgeLot, { inspectionLot: made.inspectionLotCode, accepted: '200' }, keeper)),
    ).toBe('self-judgement');
    await ground.run(judgeLot, { inspectionLot: made.inspectionLotCode, accepted: '180', rejected: '20' }, inspector);
    expect(await lotStatus(lot)).toBe('released');
    const ncr = await ground.run(createNonconformance, { inspectionLot: made.inspectionLotCode });
    const bad = `${lot}-${ncr.nonconformanceCode}`;
    expect(await lotStatus(bad)).toBe('rejected');
    const back = [
      { kind: 'return', quantity: '15' },
      { kind: 'scrap', quantity: '5' },
    ];
    await ground.run(decideDisposition, { nonconformance: ncr.nonconformanceCode, dispositions: back }, quality);
    const putAway = await ground.run(createPutaway, { receiptLine: line });
    expect(putAway.quantity).toBe('180');
    await ground.run(
      confirmPutaway,
      {
        putAway: putAway.putAwayCode,
        places: [
          { location: 'A-01-01', quantity: '100' },
          { location: 'A-01-02', quantity: '80' },
        ],
      },
      keeper,
    );
    await ground.run(postCompletion, { putAway: putAway.putAwayCode });
    const stock = await ground.query<{ lot: string; location: string; quantity: string }>(
      `select g.code as lot, l.code as location, trim_scale(b.quantity)::text as quantity from stock_balance b
       join lot g on g.id = b.lot_id join location l on l.id = b.location_id
       where g.code in ($1, $2) and b.quantity > 0 and l.type not in ('supplier', 'adjust') order by 1, 2`,
      [lot, bad],
    );
    expect(stock).toEqual([
      { lot, location: 'A-01-01', quantity: '100' },
      { lot, location: 'A-01-02', quantity: '80' },
      { lot: bad, location: 'SCRAP', quantity: '5' },
    ]);
    expect(await refusal(ground.run(reverseReceipt, { receipt, reason: 'late' }, keeper))).toBe('ALREADY_STORED');
  });

  test('a receipt that is taken back takes its inspection along', async () => {
    const { line, receipt, lot } = await delivered('50');
    const made = await ground.run(createInspectionLot, { receiptLine: line });
    expect(await ground.run(reverseReceipt, { receipt, reason: 'wrong order' }, keeper)).toMatchObject({
      changed: true,
    });
    expect((await lotRow(made.inspectionLotCode)).state).toBe('cancelled');
    const [left] = await ground.query<{ sum: string }>(
      `select coalesce(sum(abs(b.quantity)), 0) as sum from stock_balance b join lot g on g.id = b.lot_id where g.code = $1`,
      [lot],
    );
    expect(Number(left!.sum)).toBe(0);
  });
});
