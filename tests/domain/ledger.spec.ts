import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addQuantities, compareQuantities, fromMillionths, toMillionths } from '../../contracts/decimal.ts';
import { Fault } from '../../contracts/errors.ts';
import { noLot } from '../../contracts/inventory/vocabulary.ts';
import { canonicalDecimal } from '../../domain/foundation/index.ts';
import type { CommandContext } from '../../domain/foundation/index.ts';
import {
  createLot,
  locationKind,
  pickStock,
  postStock,
  releaseReservations,
  reserve,
  reversePosting,
  systemLocation,
} from '../../domain/inventory/index.ts';
import type { Move } from '../../domain/inventory/index.ts';
import { findRecord } from '../../domain/foundation/index.ts';
import { itemRecord, masterCommands, masterdataKind } from '../../domain/masterdata/index.ts';
import { contextOf, openGround, refusal, seedPlant } from './support.ts';
import type { Ground } from './support.ts';

const today = '2026-06-01';
let ground: Ground;
let plantId: string;
/** Index 0 = supplier (counter), 1..3 = bins, 4 = line-side that may go below zero. */
const places: string[] = [];
/** 0: without lots, 1 and 2: two lots of one item. */
const stuff: { itemId: string; lotId?: string }[] = [];

function inTx<Result>(work: (context: CommandContext) => Promise<Result>): Promise<Result> {
  return ground.database.transaction((tx) => work({ ...contextOf(), tx }));
}

function post(moves: readonly Move[]): Promise<string> {
  return inTx((context) =>
    postStock(context, { plantId, kind: 'transfer', source: { kind: 'test', id: null, code: null }, moves }),
  );
}

beforeAll(async () => {
  ground = await openGround(70);
  plantId = await seedPlant(ground);
  const locations = masterCommands(locationKind);
  places.push((await inTx((context) => systemLocation(context, plantId, 'supplier'))).id);
  for (const code of ['BIN-1', 'BIN-2', 'BIN-3'])
    places.push((await ground.run(locations.create, { code, name: { zh: code } })).id);
  const side = { code: 'SIDE', name: { zh: '线边' }, type: 'lineside', allowNegative: true };
  places.push((await ground.run(locations.create, side)).id);
  const items = masterCommands(masterdataKind.itemKind);
  const item = { name: { zh: '件' }, type: 'raw', unit: 'pcs', procurement: 'buy' };
  const plain = await ground.run(items.create, { ...item, code: 'PLAIN' });
  const traced = await ground.run(items.create, { ...item, code: 'TRACED', tracking: 'lot' });
  stuff.push({ itemId: plain.id });
  for (const code of ['L1', 'L2'])
    await inTx(async (context) => {
      const row = (await findRecord(context.tx, itemRecord, { id: traced.id }))!;
      const origin = { kind: 'opening', id: null } as const;
      const lot = await createLot(context, { item: row, code, status: 'released', origin, zone: 'Asia/Shanghai' });
      stuff.push({ itemId: traced.id, lotId: lot.id });
    });
}, 60_000);

interface Balance {
  item_id: string;
  location_id: string;
  lot_id: string;
  quantity: string;
  reserved: string;
  allow_negative: boolean;
}

const keyOf = (itemId: string, locationId: string, lotId = noLot): string => `${itemId}/${locationId}/${lotId}`;

/** Every balance is the sum of its moves; over all locations there is nothing; nothing real is below zero. */
async function requireSound(): Promise<void> {
  const moves = await ground.query<{
    item_id: string;
    lot_id: string;
    from_id: string;
    to_id: string;
    quantity: string;
  }>('select * from stock_move');
  const folded = new Map<string, bigint>();
  const put = (key: string, quantity: bigint): void => void folded.set(key, (folded.get(key) ?? 0n) + quantity);
  for (const move of moves) {
    put(keyOf(move.item_id, move.from_id, move.lot_id), -toMillionths(move.quantity));
    put(keyOf(move.item_id, move.to_id, move.lot_id), toMillionths(move.quantity));
  }
  const balances = await ground.query<Balance>('select * from stock_balance');
  const stored = new Map(balances.map((row) => [keyOf(row.item_id, row.location_id, row.lot_id), row]));
  for (const [key, row] of stored) expect([key, toMillionths(row.quantity)]).toEqual([key, folded.get(key) ?? 0n]);
  for (const [key, quantity] of folded) if (quantity !== 0n) expect(stored.has(key)).toBe(true);
  const sums = new Map<string, bigint>();
  for (const row of balances)
    sums.set(row.item_id + row.lot_id, (sums.get(row.item_id + row.lot_id) ?? 0n) + toMillionths(row.quantity));
  for (const sum of sums.values()) expect(sum).toBe(0n);
  for (const row of balances) if (!row.allow_negative) expect(compareQuantities(row.quantity, '0')).not.toBe(-1);
  const promised = await ground.query<Balance>(
    `select b.item_id, b.reserved, coalesce(sum(r.quantity), 0) as quantity from stock_balance b
     left join stock_reservation r on r.item_id = b.item_id and r.location_id = b.location_id and r.lot_id = b.lot_id
       and r.state = 'active' group by b.item_id, b.location_id, b.lot_id, b.reserved`,
  );
  for (const row of promised) expect(canonicalDecimal(row.quantity)).toBe(canonicalDecimal(row.reserved));
}

const moveArbitrary = fc.record({
  thing: fc.integer({ min: 0, max: 2 }),
  from: fc.integer({ min: 0, max: 4 }),
  step: fc.integer({ min: 1, max: 4 }),
  quantity: fc.bigInt({ min: 1n, max: 50_000_000n }).map(fromMillionths),
});
type Drawn = typeof moveArbitrary extends fc.Arbitrary<infer T> ? T : never;

function moveOf(drawn: Drawn): Move {
  const to = (drawn.from + drawn.step) % 5;
  return { ...stuff[drawn.thing]!, fromId: places[drawn.from]!, toId: places[to]!, quantity: drawn.quantity };
}

describe('ledger', () => {
  test('refuses what cannot be, and says which stock is missing', async () => {
    const [plain, lot] = stuff;
    const [supplier, bin] = places;
    expect(await refusal(post([{ ...plain!, fromId: bin!, toId: supplier!, quantity: '999999' }]))).toBe(
      'INSUFFICIENT_STOCK',
    );
    const missing = { itemId: lot!.itemId, fromId: supplier!, toId: bin!, quantity: '1' };
    expect(await refusal(post([missing]))).toBe('lot-required');
    const surplus = { ...plain!, lotId: lot!.lotId!, fromId: supplier!, toId: bin!, quantity: '1' };
    expect(await refusal(post([surplus]))).toBe('lot-not-allowed');
    await post([{ ...plain!, fromId: supplier!, toId: bin!, quantity: '5' }]);
    const error = await post([{ ...plain!, fromId: bin!, toId: supplier!, quantity: '7' }]).catch((e: Fault) => e);
    expect((error as Fault).params).toEqual({ item: 'PLAIN', location: 'BIN-1', wanted: '7', available: '5' });
    await expect(ground.query('update stock_move set quantity = 1')).rejects.toThrow('append-only');
    await expect(ground.query('delete from stock_posting')).rejects.toThrow('append-only');
    await requireSound();
  });

  test('conserves, never goes below zero, and equals the fold of its moves (1,000 random postings)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(moveArbitrary, { minLength: 1, maxLength: 6 }), async (drawn) => {
        await post(drawn.map(moveOf)).catch((error: unknown) => {
          if (!(error instanceof Fault)) throw error;
        });
      }),
      { numRuns: 1000 },
    );
    await requireSound();
  }, 120_000);

  test('a reversal is the exact opposite, once', async () => {
    const balances = () => ground.query<Balance>('select * from stock_balance order by item_id, location_id, lot_id');
    const nonZero = async () =>
      (await balances()).filter((row) => Number(row.quantity) !== 0).map((row) => [row.location_id, row.quantity]);
    await fc.assert(
      fc.asyncProperty(fc.array(moveArbitrary, { minLength: 1, maxLength: 8 }), async (drawn) => {
        const before = await nonZero();
        const posted = await post(drawn.map(moveOf)).catch((error: unknown) => {
          if (!(error instanceof Fault)) throw error;
          return undefined;
        });
        if (posted === undefined) return;
        const source = { kind: 'test', id: null, code: null };
        await inTx((context) => reversePosting(context, posted, source, 'wrong'));
        expect(await nonZero()).toEqual(before);
        expect(await refusal(inTx((context) => reversePosting(context, posted, source)))).toBe('already-reversed');
      }),
      { numRuns: 100 },
    );
    await requireSound();
  }, 120_000);

  test('64 clients move, pick and reserve at once: no deadlock, no over-reservation, nothing lost', async () => {
    const [plain, first, second] = stuff;
    for (const thing of [plain!, first!, second!])
      await post([1, 2, 3].map((bin) => ({ ...thing, fromId: places[0]!, toId: places[bin]!, quantity: '40' })));
    const outcomes = { done: 0, refused: 0 };
    const client = async (seed: number): Promise<void> => {
      for (let i = 0; i < 12; i++) {
        const work = actionOf(seed * 31 + i * 7);
        await work
          .then(() => (outcomes.done += 1))
          .catch((error: unknown) => {
            if (!(error instanceof Fault)) throw error;
            outcomes.refused += 1;
          });
      }
    };
    await Promise.all(Array.from({ length: 64 }, (_, seed) => client(seed)));
    expect(outcomes.done).toBeGreaterThan(100);
    expect(outcomes.done + outcomes.refused).toBe(64 * 12);
    await requireSound();
  }, 120_000);

  function actionOf(n: number): Promise<unknown> {
    const thing = stuff[n % 3]!;
    const wanted = [
      { itemId: stuff[0]!.itemId, quantity: String((n % 9) + 1) },
      { itemId: stuff[1]!.itemId, quantity: String((n % 5) + 1) },
    ];
    const demand = { kind: 'work-order', id: plantId, code: `D${n % 4}` };
    switch (n % 5) {
      case 0:
        return inTx((context) => reserve(context, plantId, demand, wanted, { today }));
      case 1:
        return inTx((context) => releaseReservations(context, { demandId: plantId }));
      case 2:
        return inTx(async (context) => {
          const picked = await pickStock(context, plantId, wanted, { today });
          const moves = picked.map((one) => ({ ...one, fromId: one.locationId, toId: places[0]! }));
          const source = { kind: 'test', id: null, code: null };
          await postStock(context, { plantId, kind: 'issue', source, moves });
        });
      case 3:
        return post([{ ...thing, fromId: places[(n % 3) + 1]!, toId: places[((n + 1) % 3) + 1]!, quantity: '1' }]);
      default:
        return post([{ ...thing, fromId: places[0]!, toId: places[(n % 3) + 1]!, quantity: '3' }]);
    }
  }

  test('picks what expires first, skips what may not be used', async () => {
    const [, first, second] = stuff;
    await ground.query(`update lot set expires_on = '2026-07-01' where id = $1`, [second!.lotId]);
    const bin = places[3]!;
    for (const thing of [first!, second!]) await post([{ ...thing, fromId: places[0]!, toId: bin, quantity: '1000' }]);
    const pick = (quantity: string) =>
      inTx((context) => pickStock(context, plantId, [{ itemId: first!.itemId, locationId: bin, quantity }], { today }));
    expect((await pick('10')).map((one) => one.lotId)).toEqual([second!.lotId]);
    await ground.query(`update lot set status = 'hold' where id = $1`, [second!.lotId]);
    expect((await pick('10')).map((one) => one.lotId)).toEqual([first!.lotId]);
    await ground.query(`update lot set status = 'released', expires_on = '2026-05-31' where id = $1`, [second!.lotId]);
    expect((await pick('10')).map((one) => one.lotId)).toEqual([first!.lotId]);
    const sum = (await pick('1000')).reduce((total, one) => addQuantities(total, one.quantity), '0');
    expect(sum).toBe('1000');
  });
});
