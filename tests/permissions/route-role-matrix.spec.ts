import { beforeAll, describe, expect, test } from '@jest/globals';
import { identityOfUser } from '../../domain/identity/index.ts';
import { fixtures } from './fixtures/index.ts';
import type { World } from './fixtures/sides.ts';
import { verdictOf } from './fixtures/sides.ts';
import { openWorld } from './fixtures/world.ts';
import { cellOf, columns, readExpected, routesOf, ruleOf, writeExpected } from './matrix.ts';
import type { Cell, Column, DescribedRoute, Expected } from './matrix.ts';
import { gateRequest } from './gate-request.ts';

let world: World;
let routes: DescribedRoute[];
const byRules = new Map<string, Expected>();
const expected = readExpected();

beforeAll(async () => {
  world = await openWorld([...columns]);
  routes = routesOf((await world.anonymous.get('/api/openapi.json')).body);
  const abilities = new Map(
    await Promise.all(
      columns.map(async (user) => {
        const identity = await identityOfUser(world.database, world.userIds[user]!, new Date());
        return [user, identity!.ability] as const;
      }),
    ),
  );
  for (const route of routes) {
    const cells = columns.map((user): [Column, Cell] => [user, cellOf(route, abilities.get(user)!)]);
    byRules.set(route.name, { rule: ruleOf(route), cells: Object.fromEntries(cells) as Expected['cells'] });
  }
  if (process.env['UPDATE_MATRIX']) writeExpected(byRules);
}, 180_000);

test('the reviewed table is what the rules say, route by route', () => {
  expect(Object.fromEntries(byRules)).toEqual(Object.fromEntries(process.env['UPDATE_MATRIX'] ? byRules : expected));
});

test('nobody gets past a route that is not public without a log-in', async () => {
  const wrong: string[] = [];
  for (const route of routes) {
    const { status } = await gateRequest(world.anonymous, route);
    const refused = status === 401;
    const isLogIn = route.public && /session|tokens/.test(route.path);
    if (route.public ? refused && !isLogIn : !refused) wrong.push(`${route.name}: ${status}`);
  }
  expect(wrong).toEqual([]);
});

test.each([...columns])(
  '%s gets past exactly the gates of the table',
  async (user) => {
    const client = world.as(user);
    const wrong: string[] = [];
    for (const route of routes) {
      if (route.public) continue;
      const { status, body } = await gateRequest(client, route);
      const cell = expected.get(route.name)?.cells[user];
      const refused = status === 403 && body?.code === 'forbidden';
      if (refused !== (cell === 'no') || status === 401 || status >= 500)
        wrong.push(`${route.name} (${cell}): ${status}`);
    }
    expect(wrong).toEqual([]);
  },
  60_000,
);

describe('conditional cells, on both sides', () => {
  const conditional = [...expected].flatMap(([name, row]) =>
    columns.filter((user) => row.cells[user] === 'if').map((user): [string, Column] => [name, user]),
  );

  test('have fixtures', () => {
    const missing = new Set(conditional.map(([name]) => name).filter((name) => !fixtures[name]));
    expect([...missing]).toEqual([]);
  });

  test.each(conditional.filter(([name]) => fixtures[name]))(
    '%s as %s',
    async (name, user) => {
      const sides = fixtures[name]!;
      expect({
        allowed: verdictOf(await sides.allowed(world, user)),
        refused: verdictOf(await sides.refused(world, user)),
      }).toEqual({ allowed: 'allowed', refused: 'refused' });
    },
    30_000,
  );
});
