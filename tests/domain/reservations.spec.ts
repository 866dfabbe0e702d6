import { beforeAll, describe, expect, test } from '@jest/globals';
import { seedDemoPlant } from '../../domain/demo/index.ts';
import { createWorkOrder, reportWork, workOrderVerbs } from '../../domain/production/index.ts';
import { releaseStock, reserveStock, transferStock, warehouseJobs } from '../../domain/warehouse/index.ts';
import { openGround, person, refusal } from './support.ts';
import type { Ground } from './support.ts';

let ground: Ground;
const operator = { actor: person('operator') };
const keeper = { actor: person('keeper') };

beforeAll(async () => {
  ground = await openGround();
  await ground.database.transaction((tx) => seedDemoPlant(tx));
}, 60_000);

async function order(quantity: string): Promise<string> {
  const { workOrderCode } = await ground.run(createWorkOrder, { item: 'V200', quantity });
  await ground.run(workOrderVerbs.release, { workOrder: workOrderCode });
  return workOrderCode;
}

interface Body {
  quantity: string;
  reserved: string;
}
/** Valve bodies at the machining line, of which there are 400. */
const atLine = async (): Promise<[number, number]> => {
  const [row] = await ground.query<Body>(
    `select b.quantity, b.reserved from stock_balance b join item i on i.id = b.item_id
     join location l on l.id = b.location_id where i.code = 'BODY-V' and l.code = 'LS-MC1'`,
  );
  return [Number(row!.quantity), Number(row!.reserved)];
};
const bodies = (workOrder: string, quantity: string, more: object = {}) =>
  ground.run(reserveStock, { workOrder, lines: [{ item: 'BODY-V', quantity, location: 'LS-MC1' }], ...more }, keeper);

describe('reservations', () => {
  test('promised stock is kept for its order: others cannot take it, its own reports use it up', async () => {
    const [first, second] = [await order('390'), await order('50')];
    await bodies(first, '390');
    expect(await atLine()).toEqual([400, 390]);
    expect(await refusal(ground.run(reportWork, { workOrder: second, operation: 10, good: '11' }, operator))).toBe(
      'INSUFFICIENT_STOCK',
    );
    const away = { item: 'BODY-V', lot: 'BODY-2601', quantity: '11', from: 'LS-MC1', to: 'A-02-01' };
    expect(await refusal(ground.run(transferStock, away, keeper))).toBe('INSUFFICIENT_STOCK');
    await ground.run(reportWork, { workOrder: second, operation: 10, good: '10' }, operator);
    expect(await atLine()).toEqual([390, 390]);
    await ground.run(reportWork, { workOrder: first, operation: 10, good: '100' }, operator);
    expect(await atLine()).toEqual([290, 290]);
    await ground.run(releaseStock, { workOrder: first }, keeper);
    expect(await atLine()).toEqual([290, 0]);
  });

  test('what the order still needs is reserved by itself; too much is refused as a whole', async () => {
    const code = await order('20');
    const { lines } = await ground.run(reserveStock, { workOrder: code }, keeper);
    const sums = new Map<string, number>();
    for (const line of lines) sums.set(line.item, (sums.get(line.item) ?? 0) + Number(line.quantity));
    expect(Object.fromEntries(sums)).toEqual({ 'BODY-V': 20, 'COIL-24': 20, 'SEAL-20': 20, 'SCREW-M4': 80 });
    const again = await ground.run(reserveStock, { workOrder: code }, keeper);
    expect(again.lines).toEqual([]);
    expect(await refusal(bodies(code, '100000'))).toBe('INSUFFICIENT_STOCK');
    await ground.run(workOrderVerbs.cancel, { workOrder: code });
    const left = await ground.query(`select 1 from stock_reservation where demand_code = $1 and state = 'active'`, [
      code,
    ]);
    expect(left).toEqual([]);
  });

  test('ends by itself when its time has come', async () => {
    const code = await order('5');
    const [, before] = await atLine();
    await bodies(code, '5', { expiresAt: new Date(Date.now() - 1000).toISOString() });
    expect((await atLine())[1]).toBe(before + 5);
    for (const job of warehouseJobs) await job.run(ground.database);
    expect((await atLine())[1]).toBe(before);
  });
});
