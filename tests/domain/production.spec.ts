import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Fault } from '../../contracts/errors.ts';
import { seedDemoPlant } from '../../domain/demo/index.ts';
import { importOpeningStock } from '../../domain/warehouse/index.ts';
import {
  acceptReport,
  createWorkOrder,
  reportWork,
  reverseReport,
  workOrderVerbs,
} from '../../domain/production/index.ts';
import { openGround, person, refusal } from './support.ts';
import type { Ground } from './support.ts';

let ground: Ground;
const operator = { actor: person('operator') };

beforeAll(async () => {
  ground = await openGround(30);
  await ground.database.transaction((tx) => seedDemoPlant(tx));
  const plenty = ['item,lot,location,quantity'];
  for (const [item, lot, location] of [
    ['BODY-V', 'BODY-BIG', 'LS-MC1'],
    ['COIL-24', '', 'LS-ASM1'],
    ['SEAL-20', 'SEAL-BIG', 'LS-ASM1'],
    ['SCREW-M4', '', 'LS-ASM1'],
  ])
    plenty.push(`${item},${lot},${location},1000000`);
  const report = await ground.run(importOpeningStock, { csv: plenty.join('\n') });
  expect(report).toMatchObject({ applied: true, errors: [] });
}, 60_000);

async function newOrder(quantity: number, tolerance = '10'): Promise<string> {
  const order = { item: 'V200', quantity: String(quantity), overTolerancePercent: tolerance };
  const { workOrderCode } = await ground.run(createWorkOrder, order);
  await ground.run(workOrderVerbs.release, { workOrder: workOrderCode });
  return workOrderCode;
}

interface Totals {
  good: number;
  scrap: number;
  rework: number;
}

async function totals(code: string): Promise<Record<number, Totals>> {
  const rows = await ground.query<{ sequence: number; good: string; scrap: string; rework: string }>(
    `select o.sequence, o.good, o.scrap, o.rework from work_order_operation o
     join work_order w on w.id = o.work_order_id where w.code = $1`,
    [code],
  );
  return Object.fromEntries(
    rows.map((row) => [row.sequence, { good: Number(row.good), scrap: Number(row.scrap), rework: Number(row.rework) }]),
  );
}

async function consumed(code: string): Promise<Record<string, number>> {
  const rows = await ground.query<{ code: string; consumed: string }>(
    `select i.code, c.consumed from work_order_component c join item i on i.id = c.item_id
     join work_order w on w.id = c.work_order_id where w.code = $1`,
    [code],
  );
  return Object.fromEntries(rows.map((row) => [row.code, Number(row.consumed)]));
}

/** What left the line-side locations for this order, by the ledger alone. */
async function ledgerUsage(code: string): Promise<Record<string, number>> {
  const rows = await ground.query<{ code: string; used: string }>(
    `select i.code, sum(case when l.type = 'production' then m.quantity else -m.quantity end) as used
     from stock_posting p join stock_move m on m.posting_id = p.id join item i on i.id = m.item_id
       join location l on l.id = m.to_id join work_report r on r.id = p.source_id
       join work_order w on w.id = r.work_order_id where w.code = $1 group by i.code`,
    [code],
  );
  return Object.fromEntries(rows.map((row) => [row.code, Number(row.used)]));
}

/** How much of each component `n` valves need at an operation. */
const needs = (at10: number, at20: number) => ({
  'BODY-V': at10,
  'COIL-24': at20,
  'SEAL-20': at20,
  'SCREW-M4': 4 * at20,
});

const stepArbitrary = fc.oneof(
  fc.record({
    do: fc.constant('report' as const),
    operation: fc.constantFrom(10, 20),
    good: fc.nat(12),
    scrap: fc.nat(3),
    rework: fc.nat(3),
  }),
  fc.record({
    do: fc.constant('through' as const),
    operation: fc.constantFrom(10, 20),
    good: fc.nat(3),
    scrap: fc.nat(2),
  }),
  fc.record({ do: fc.constant('reverse' as const), which: fc.nat(20) }),
);
type Step = typeof stepArbitrary extends fc.Arbitrary<infer T> ? T : never;

interface Entry {
  code: string;
  operation: number;
  kind: 'normal' | 'rework';
  good: number;
  scrap: number;
  rework: number;
}

/** The same rules on plain numbers: what must be counted, what must be refused. */
class Model {
  readonly planned: number;
  readonly entries: Entry[] = [];

  constructor(planned: number) {
    this.planned = planned;
  }

  at(operation: number): Totals & { processed: number } {
    const sums = { good: 0, scrap: 0, rework: 0 };
    for (const entry of this.entries.filter((one) => one.operation === operation)) {
      sums.good += entry.good;
      sums.scrap += entry.scrap;
      sums.rework += entry.kind === 'normal' ? entry.rework : -(entry.good + entry.scrap);
    }
    return { ...sums, processed: sums.good + sums.scrap + sums.rework };
  }

  refusalOf(entry: Omit<Entry, 'code'>): string | undefined {
    const sum = entry.good + entry.scrap + entry.rework;
    const here = this.at(entry.operation);
    if (entry.kind === 'rework') return sum > here.rework ? 'OPERATION_ORDER' : undefined;
    if (entry.operation === 10) return here.processed + sum > this.planned * 1.1 ? 'OVER_TOLERANCE' : undefined;
    return here.processed + sum > this.at(10).good ? 'OPERATION_ORDER' : undefined;
  }

  canReverse(entry: Entry): boolean {
    const here = this.at(entry.operation);
    if (entry.operation === 10 && here.good - entry.good < this.at(20).processed) return false;
    // Pieces that went to rework by this report must not have come through.
    return entry.kind === 'rework' || here.rework - entry.rework >= 0;
  }
}

async function tryStep(code: string, model: Model, step: Step): Promise<void> {
  if (step.do === 'reverse') {
    const entry = model.entries[step.which % Math.max(1, model.entries.length)];
    if (!entry) return;
    const work = ground.run(reverseReport, { report: entry.code, reason: 'test' }, operator);
    if (!model.canReverse(entry)) {
      expect(await refusal(work)).toBe('ALREADY_PROCESSED');
      return;
    }
    await work;
    model.entries.splice(model.entries.indexOf(entry), 1);
    return;
  }
  const kind = step.do === 'through' ? 'rework' : 'normal';
  const entry = {
    operation: step.operation,
    kind,
    good: step.good,
    scrap: step.scrap,
    rework: step.do === 'report' ? step.rework : 0,
  } as const;
  if (entry.good + entry.scrap + entry.rework === 0) return;
  const input = {
    workOrder: code,
    operation: step.operation,
    kind,
    good: String(entry.good),
    scrap: entry.scrap ? [{ reason: 'SC-DIM', quantity: String(entry.scrap) }] : [],
    rework: entry.rework ? [{ reason: 'RW-LEAK', quantity: String(entry.rework) }] : [],
  };
  const expected = model.refusalOf(entry);
  if (expected) {
    expect(await refusal(ground.run(reportWork, input, operator))).toBe(expected);
    return;
  }
  const { reportCode } = await ground.run(reportWork, input, operator);
  // The first operation counts at once, the last one waits for its acceptance.
  if (step.operation === 20) await ground.run(acceptReport, { report: reportCode });
  model.entries.push({ ...entry, code: reportCode });
}

describe('reports', () => {
  test('tolerance, order of operations, rework, usage and reversal as in a plain model', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(stepArbitrary, { minLength: 4, maxLength: 14 }), async (steps) => {
        const code = await newOrder(30);
        const model = new Model(30);
        for (const step of steps) await tryStep(code, model, step);
        const expected = Object.fromEntries(
          [10, 20].map((sequence) => {
            const { good, scrap, rework } = model.at(sequence);
            return [sequence, { good, scrap, rework }];
          }),
        );
        expect(await totals(code)).toEqual(expected);
        const used = needs(model.at(10).processed, model.at(20).processed);
        expect(await consumed(code)).toEqual(used);
        const ledger = await ledgerUsage(code);
        for (const [item, quantity] of Object.entries(used))
          expect([item, ledger[item] ?? 0]).toEqual([item, quantity]);
      }),
      { numRuns: 40 },
    );
  }, 300_000);

  test('many small reports use what one big report does', async () => {
    const [big, small] = [await newOrder(30), await newOrder(30)];
    const report = (code: string, good: string) =>
      ground.run(reportWork, { workOrder: code, operation: 10, good }, operator);
    await report(big, '7.3');
    for (const part of ['0.1', '2.7', '0.000001', '3.499999', '1']) await report(small, part);
    expect(await consumed(small)).toEqual(await consumed(big));
  });

  test('two reports at once cannot exceed the tolerance together', async () => {
    const code = await newOrder(100, '0');
    const attempts = Array.from({ length: 12 }, () =>
      ground.run(reportWork, { workOrder: code, operation: 10, good: '30' }, operator),
    );
    const done = (await Promise.allSettled(attempts)).filter((one) => one.status === 'fulfilled');
    expect(done).toHaveLength(3);
    expect((await totals(code))[10]).toEqual({ good: 90, scrap: 0, rework: 0 });
  });

  test('the same key many times at once counts once', async () => {
    const code = await newOrder(100);
    const input = { workOrder: code, operation: 10, good: '5' };
    const attempts = Array.from({ length: 16 }, () =>
      ground.run(reportWork, input, { ...operator, key: 'tapped-often' }),
    );
    const results = await Promise.all(attempts);
    expect(new Set(results.map((result) => result.reportCode)).size).toBe(1);
    expect((await totals(code))[10]!.good).toBe(5);
  });

  test.each([
    ['nothing', {}, 'not-reportable'],
    ['a rework reason for scrap', { good: '1', scrap: [{ reason: 'RW-LEAK', quantity: '1' }] }, 'wrong-reason'],
    ['an unknown reason', { scrap: [{ reason: 'NONE', quantity: '1' }] }, 'unknown-reference'],
    ['a day late without saying why', { good: '1', eventTime: '2020-01-01T00:00:00Z' }, 'reason-required'],
    ['shares that are not whole', { good: '1', persons: [{ person: 'a', sharePercent: '60' }] }, 'shares-not-whole'],
    ['a negative quantity', { good: '-1' }, 'invalid-input'],
  ])('refuses %s', async (_name, more, code) => {
    const workOrder = await newOrder(10);
    expect(await refusal(ground.run(reportWork, { workOrder, operation: 10, ...more }, operator))).toBe(code);
    expect((await totals(workOrder))[10]).toEqual({ good: 0, scrap: 0, rework: 0 });
  });

  test('only orders that are released and not paused', async () => {
    const { workOrderCode } = await ground.run(createWorkOrder, { item: 'V200', quantity: '5' });
    const report = { workOrder: workOrderCode, operation: 10, good: '1' };
    expect(await refusal(ground.run(reportWork, report, operator))).toBe('not-reportable');
    const order = { workOrder: workOrderCode };
    await ground.run(workOrderVerbs.release, order);
    await ground.run(reportWork, report, operator);
    expect(await refusal(ground.run(workOrderVerbs.pause, order))).toBe('reason-required');
    await ground.run(workOrderVerbs.pause, { ...order, reason: 'no material' });
    expect(await refusal(ground.run(reportWork, report, operator))).toBe('not-reportable');
    expect(await refusal(ground.run(workOrderVerbs.cancel, order))).toBe('illegal-transition');
    expect(await refusal(ground.run(workOrderVerbs.close, order))).toBe('illegal-transition');
  });

  test('scanned component lots are used first and leave their trace', async () => {
    const code = await newOrder(20);
    const used = [{ item: 'BODY-V', lot: 'BODY-BIG', quantity: '3' }];
    await ground.run(reportWork, { workOrder: code, operation: 10, good: '5', used }, operator);
    const rows = await ground.query<{ code: string; quantity: string }>(
      `select l.code, e.quantity from genealogy_edge e join lot l on l.id = e.from_id join work_order w on w.id = e.to_id
       where w.code = $1 order by l.code`,
      [code],
    );
    const sum = rows.reduce((total, row) => total + Number(row.quantity), 0);
    expect(sum).toBe(5);
    expect(Number(rows.find((row) => row.code === 'BODY-BIG')!.quantity)).toBeGreaterThanOrEqual(3);
    const wrong = [{ item: 'COIL-24', lot: 'X', quantity: '1' }];
    const report = { workOrder: code, operation: 10, good: '1', used: wrong };
    const error = await ground.run(reportWork, report, operator).catch((one: unknown) => one);
    expect((error as Fault).code).toBe('not-reportable');
  });
});

describe('steps that are not reported', () => {
  test('do not keep the first report point from being open after release', async () => {
    // given P100: assembly is no report point, test and pack is
    const { workOrderCode } = await ground.run(createWorkOrder, { item: 'P100', quantity: '5' });

    // when
    await ground.run(workOrderVerbs.release, { workOrder: workOrderCode });

    // then
    const states = await ground.query<{ sequence: number; reported: boolean; state: string }>(
      `select o.sequence, o.report_point as reported, o.state from work_order_operation o
       join work_order w on w.id = o.work_order_id where w.code = $1 order by 1`,
      [workOrderCode],
    );
    expect(states).toEqual([
      { sequence: 10, reported: false, state: 'ready' },
      { sequence: 20, reported: true, state: 'ready' },
    ]);
  });
});
