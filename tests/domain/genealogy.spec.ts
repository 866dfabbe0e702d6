import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { newId } from '../../domain/foundation/index.ts';
import { addEdges, reverseEdges, traceFrom } from '../../domain/inventory/index.ts';
import { contextOf, openGround, seedPlant } from './support.ts';
import type { Ground } from './support.ts';

let ground: Ground;
let plantId: string;
beforeAll(async () => {
  ground = await openGround();
  plantId = await seedPlant(ground);
}, 60_000);

const lot = (id: string) => ({ kind: 'lot' as const, id });

async function link(
  pairs: readonly [string, string][],
  kind: 'consumed-in' | 'split' | 'rework' = 'consumed-in',
): Promise<string> {
  const sourceId = newId();
  const edges = pairs.map(([from, to]) => ({ kind, from: lot(from), to: lot(to), quantity: '1' }));
  await ground.database.transaction((tx) => addEdges({ ...contextOf(), tx }, plantId, sourceId, edges));
  return sourceId;
}

const reach = async (id: string, direction: 'forward' | 'backward'): Promise<Set<string>> =>
  new Set((await traceFrom(ground.database, lot(id), direction)).map((node) => node.id));

describe('genealogy', () => {
  test('y is forward of x exactly when x is backward of y, and both are the plain closure', async () => {
    const graph = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 14 });
    await fc.assert(
      fc.asyncProperty(graph, async (drawn) => {
        const nodes = Array.from({ length: 8 }, () => newId());
        const edges = drawn.filter(([a, b]) => a !== b);
        await link(edges.map(([a, b]) => [nodes[a]!, nodes[b]!]));
        const closure = nodes.map((_, start) => closureOf(edges, start));
        const forward = await Promise.all(nodes.map((id) => reach(id, 'forward')));
        const backward = await Promise.all(nodes.map((id) => reach(id, 'backward')));
        for (let x = 0; x < 8; x++)
          for (let y = 0; y < 8; y++) {
            expect(forward[x]!.has(nodes[y]!)).toBe(closure[x]!.has(y));
            expect(backward[y]!.has(nodes[x]!)).toBe(closure[x]!.has(y));
          }
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  test('what is taken back counts no more', async () => {
    const [a, b] = [newId(), newId()];
    const sourceId = await link([[a, b]]);
    expect((await reach(a, 'forward')).has(b)).toBe(true);
    await ground.database.transaction((tx) => reverseEdges({ ...contextOf(), tx }, sourceId));
    expect((await reach(a, 'forward')).has(b)).toBe(false);
  });

  test('parts that are split and joined again reach what the whole reaches', async () => {
    const [whole, first, second, product] = [newId(), newId(), newId(), newId()];
    await link(
      [
        [whole, first],
        [whole, second],
      ],
      'split',
    );
    await link([
      [first, product],
      [second, product],
    ]);
    expect(await reach(whole, 'forward')).toEqual(new Set([whole, first, second, product]));
    expect(await reach(product, 'backward')).toEqual(new Set([product, first, second, whole]));
  });

  test('tens of thousands of lots in seconds', async () => {
    // Fourteen levels of 10,000 lots, each made of three of the level before.
    await ground.query(
      `create table lots_of_test as select level, n, gen_random_uuid() as id
       from generate_series(0, 13) level, generate_series(0, 9999) n`,
    );
    await ground.query('create index on lots_of_test (level, n)');
    await ground.query('analyze lots_of_test');
    for (const part of [1, 2, 3])
      await ground.query(
        `insert into genealogy_edge (id, plant_id, kind, from_kind, from_id, to_kind, to_id, quantity, source_id, at)
         select gen_random_uuid(), $1, 'consumed-in', 'lot', a.id, 'lot', b.id, 1, a.id, now()
         from lots_of_test a join lots_of_test b
           on b.level = a.level + 1 and b.n = abs(hashint4(a.n * 31 + a.level * 7 + $2::int)) % 10000`,
        [plantId, part],
      );
    await ground.query('analyze genealogy_edge');
    const [start] = await ground.query<{ id: string }>('select id from lots_of_test where level = 0 and n = 17');
    const before = performance.now();
    const found = await traceFrom(ground.database, lot(start!.id), 'forward');
    const took = performance.now() - before;
    expect(found.length).toBeGreaterThan(40_000);
    // Goal: 2 s for a closure of this size on an idle machine; tests share theirs.
    expect(took).toBeLessThan(8000);
  }, 120_000);
});

function closureOf(edges: readonly [number, number][], start: number): Set<number> {
  const reached = new Set([start]);
  let grew = true;
  while (grew) {
    grew = false;
    for (const [from, to] of edges)
      if (reached.has(from) && !reached.has(to)) {
        reached.add(to);
        grew = true;
      }
  }
  return reached;
}
