import { beforeAll, expect, test } from '@jest/globals';
import { startTestApi } from '../harness/api.ts';
import type { TestApi } from '../harness/api.ts';
import type { Answer, ApiClient } from '../harness/api-client.ts';
import { fingerprint } from '../harness/fingerprint.ts';
import { columns, readExpected, routesOf } from '../permissions/matrix.ts';
import type { DescribedRoute } from '../permissions/matrix.ts';
import { badRequests } from './bad-input/bad-requests.ts';

let api: TestApi;
let routes: DescribedRoute[];
let before: Record<string, string>;
const expected = readExpected();

beforeAll(async () => {
  api = await startTestApi();
  routes = routesOf((await api.anonymous.get('/api/openapi.json')).body).filter((route) =>
    route.path.startsWith('/api/'),
  );
  for (const user of columns) await api.as(user);
  before = await fingerprint(api.database);
}, 60_000);

/** Somebody who gets past the gate of the route, so that it is the input that is refused. */
async function clientFor(route: DescribedRoute): Promise<ApiClient> {
  const cells = expected.get(route.name)?.cells;
  const user = columns.find((one) => cells?.[one] === 'yes') ?? columns.find((one) => cells?.[one] === 'if') ?? 'admin';
  return api.as(user);
}

/** With records that are really there where this test knows some. */
function realPath(route: DescribedRoute): string {
  const { departments, roles, users } = api.seeded;
  const known: Record<string, string | undefined> = {
    users: users['operator'],
    roles: roles['operator'],
    departments: departments['production'],
  };
  const [, area = ''] = /^\/api\/identity\/(\w+)\//.exec(route.path) ?? [];
  return route.path.replaceAll(/\{\w+\}/g, known[area] ?? '00000000-0000-7000-8000-00000000dead');
}

function complaint(answer: Answer): string | undefined {
  if (answer.status < 400 || answer.status > 499) return `${answer.status} ${answer.text.slice(0, 200)}`;
  if (answer.status === 401) return '401';
  if (!answer.headers.get('content-type')?.startsWith('application/problem+json')) return 'no problem document';
  const { title, detail, code, errors } = answer.body;
  return title && detail && code && Array.isArray(errors) ? undefined : `incomplete problem ${answer.text}`;
}

test('every kind of bad input to every route gets a clear refusal', async () => {
  const wrong: string[] = [];
  let sent = 0;
  for (const route of routes) {
    const client = await clientFor(route);
    for (const { what, path, options } of badRequests(route, realPath(route))) {
      const answer = await client.call(route.method, path, undefined, options);
      const isWrong = complaint(answer);
      if (isWrong && !(route.path === '/api/session' && answer.status === 401))
        wrong.push(`${route.name}, ${what}: ${isWrong}`);
      sent++;
    }
  }
  expect(wrong).toEqual([]);
  expect(sent).toBeGreaterThan(routes.length * 8);
}, 300_000);

test('and changed nothing in the database', async () => {
  expect(await fingerprint(api.database)).toEqual(before);
});
