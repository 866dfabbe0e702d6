/**
 * How fast the ledger books. `node tests/bench/ledger.bench.ts`, on the PostgreSQL of `MILLRACE_TEST_PG_URL`
 * (a database of its own is made and dropped). Goals: domain model, "Warehouse & ledger".
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { Client } from 'pg';
import { connect } from '../../domain/database.ts';
import { newId } from '../../domain/foundation/index.ts';
import { setupActor } from '../../domain/identity/index.ts';
import { inventoryTables, postStock } from '../../domain/inventory/index.ts';
import { Item, masterdataTables, Plant } from '../../domain/masterdata/index.ts';
import type { Database } from '../../platform/database/database.ts';
import { createSchema } from '../harness/schema.ts';

const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 4);
const server = process.env['MILLRACE_TEST_PG_URL'];
if (!server) throw new Error('MILLRACE_TEST_PG_URL is not set');

interface Ground {
  database: Database;
  plantId: string;
  items: string[];
  bins: string[];
  supplier: string;
}

async function withDatabase(work: (ground: Ground) => Promise<void>): Promise<void> {
  const name = `bench_${randomBytes(4).toString('hex')}`;
  const admin = new Client({ connectionString: server! });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const url = new URL(server!);
  url.pathname = `/${name}`;
  const database = await connect(url.href, 40);
  try {
    await createSchema(database);
    await work(await seed(database));
  } finally {
    await database.close();
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  }
}

async function seed(database: Database): Promise<Ground> {
  const stamps = { version: 1, createdAt: new Date(), createdBy: 'x', updatedAt: new Date(), updatedBy: 'x' };
  const record = () => ({ id: newId(), ...stamps, active: true });
  const plant = { ...record(), code: 'B', name: { zh: 'B' }, zone: 'Asia/Shanghai', currency: 'CNY' };
  const items = Array.from({ length: 500 }, (_, index) => ({
    ...record(),
    plantId: plant.id,
    code: `I${index}`,
    name: { zh: 'i' },
    type: 'raw' as const,
    unit: 'pcs',
    tracking: 'none' as const,
    procurement: 'buy' as const,
    issueMethod: 'backflush' as const,
    leadTimeDays: 0,
    inspectIncoming: false,
  }));
  const bins = ['supplier', ...Array.from({ length: 200 }, () => 'internal')].map((type, index) => ({
    ...record(),
    plantId: plant.id,
    code: `L${index}`,
    name: { zh: 'l' },
    level: 'bin' as const,
    type: type as 'internal',
    allowNegative: type === 'supplier',
  }));
  await database.transaction(async ({ em }) => {
    await em.insert(Plant, plant);
    await em.insert(masterdataTables.Unit, { ...record(), code: 'pcs', name: { zh: '件' }, decimals: 0 });
    await em.insertMany(Item, items);
    await em.insertMany(inventoryTables.Location, bins);
  });
  const [supplier, ...rest] = bins.map((bin) => bin.id);
  return { database, plantId: plant.id, items: items.map((item) => item.id), bins: rest, supplier: supplier! };
}

/** One `post_stock` with one move, as a prepared statement in its own transaction. */
function rawPost(ground: Ground, itemId: string, toId: string): Promise<unknown> {
  const at = new Date().toISOString();
  const header = {
    id: newId(),
    plantId: ground.plantId,
    kind: 'receipt',
    sourceKind: 'bench',
    occurredAt: at,
    postedAt: at,
  };
  const moves = [{ line: 1, itemId, fromId: ground.supplier, toId, quantity: '1' }];
  return ground.database.pool.query({
    name: 'post-stock',
    text: 'select post_stock($1::jsonb, $2::jsonb)',
    values: [JSON.stringify({ ...header, postedBy: 'bench' }), JSON.stringify(moves)],
  });
}

/** The whole way of a command: transaction, posting, audit entry, live hint. */
function fullPost(ground: Ground, moves: { itemId: string; toId: string }[]): Promise<unknown> {
  const context = { actor: setupActor(), at: new Date(), key: randomUUID(), origin: { via: 'job' as const } };
  return ground.database.transaction((tx) =>
    postStock(
      { ...context, tx },
      {
        plantId: ground.plantId,
        kind: 'receipt',
        source: { kind: 'bench', id: null, code: null },
        moves: moves.map((move) => ({ ...move, fromId: ground.supplier, quantity: '1' })),
      },
    ),
  );
}

async function measure(name: string, clients: number, work: () => Promise<unknown>): Promise<void> {
  const times: number[] = [];
  const end = performance.now() + SECONDS * 1000;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < end) {
        const start = performance.now();
        await work();
        times.push(performance.now() - start);
      }
    }),
  );
  times.sort((a, b) => a - b);
  const at = (part: number): string => times[Math.floor(times.length * part)]!.toFixed(1).padStart(7);
  const rate = (times.length / SECONDS).toFixed(0).padStart(6);
  console.log(
    `${name.padEnd(46)} ${String(clients).padStart(3)} clients ${rate}/s  p50${at(0.5)} ms  p95${at(0.95)} ms`,
  );
}

await withDatabase(async (ground) => {
  console.log(`ledger, ${availableParallelism()} cores, ${SECONDS} s each`);
  const any = <T>(list: T[]): T => list[Math.floor(Math.random() * list.length)]!;
  const raw = () => rawPost(ground, any(ground.items), any(ground.bins));
  for (const clients of [1, 8, 16]) await measure('one move, function alone', clients, raw);
  const hot = () => rawPost(ground, ground.items[0]!, ground.bins[0]!);
  await measure('one move, one hot balance', 16, hot);
  await measure('one move, one hot balance', 32, hot);
  const move = () => ({ itemId: any(ground.items), toId: any(ground.bins) });
  for (const clients of [1, 8])
    await measure('one move, with audit and hint', clients, () => fullPost(ground, [move()]));
  await measure('document of 350 lines', 1, () => fullPost(ground, Array.from({ length: 350 }, move)));
  const [sum] = await ground.database.query<{ off: string }>(
    `select count(*) as off from (select item_id from stock_balance group by item_id having sum(quantity) <> 0) x`,
  );
  const [moves] = await ground.database.query<{ n: string }>('select count(*) as n from stock_move');
  console.log(`${moves!.n} moves; items whose stock does not add up to zero: ${sum!.off}`);
});
