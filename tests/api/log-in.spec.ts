import { beforeAll, describe, expect, test } from '@jest/globals';
import { seedFirstAdministrator } from '../../domain/identity/index.ts';
import { connect } from '../../domain/database.ts';
import { startServer } from '../../api/start-server.ts';
import { createLogger } from '../../platform/logging/logging.ts';
import { startTestApi, testSettings } from '../harness/api.ts';
import type { TestApi } from '../harness/api.ts';
import { ApiClient } from '../harness/api-client.ts';
import { atEnd, createTestDatabase } from '../harness/parts/index.ts';
import { createSchema } from '../harness/schema.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
}, 60_000);

/** Cookie and anti-forgery token of a browser's log-in. */
async function browser(username: string, client = api.anonymous, password = 'demo') {
  const answer = await client.post('/api/session', { username, password });
  const cookie = answer.headers.get('set-cookie')!;
  return { answer, cookie: cookie.split(';')[0]!, attributes: cookie, csrf: String(answer.body.csrfToken) };
}

describe('session', () => {
  test('log-in sets a cookie that scripts cannot read, and tells who it is', async () => {
    const { answer, attributes, cookie } = await browser('operator');
    expect(attributes).toMatch(/; HttpOnly; SameSite=Lax; Max-Age=\d+$/);
    expect(answer.body.user).toMatchObject({ username: 'operator', department: { code: 'production' } });
    const me = await api.anonymous.get('/api/session', { headers: { cookie } });
    expect(me.body.csrfToken).toBe(answer.body.csrfToken);
    expect(me.headers.get('cache-control')).toBe('no-store');
  });

  test('the database holds no secret of a session or token', async () => {
    const { cookie } = await browser('operator');
    const client = await api.as('operator');
    const secret = cookie.split('=')[1]!;
    const rows = await api.database.query(`select to_jsonb(s)::text as row from login_session s
      union all select to_jsonb(t)::text from access_token t`);
    const all = JSON.stringify(rows);
    expect(all).not.toContain(secret);
    expect(all).not.toContain(client.token!);
  });

  test('a changing request of a session needs its anti-forgery token; reading does not', async () => {
    const { cookie, csrf } = await browser('operator');
    const change = (headers: Record<string, string>) =>
      api.anonymous.patch('/api/session', { locale: 'zh-CN' }, { headers: { cookie, ...headers } });
    expect((await change({})).body.code).toBe('csrf-missing');
    expect((await change({ 'X-CSRF-Token': 'x'.repeat(43) })).body.code).toBe('csrf-missing');
    expect((await change({ 'X-CSRF-Token': (await browser('operator')).csrf })).body.code).toBe('csrf-missing');
    expect((await change({ 'X-CSRF-Token': csrf })).status).toBe(204);
  });

  test('pages of other sites are refused, even with the token', async () => {
    const { cookie, csrf } = await browser('operator');
    const from = (headers: Record<string, string>) =>
      api.anonymous.patch(
        '/api/session',
        { locale: 'zh-CN' },
        { headers: { cookie, 'X-CSRF-Token': csrf, ...headers } },
      );
    expect((await from({ Origin: 'https://evil.example' })).body.code).toBe('cross-site');
    expect((await from({ 'Sec-Fetch-Site': 'cross-site' })).body.code).toBe('cross-site');
    expect((await from({ Origin: api.address, 'Sec-Fetch-Site': 'same-origin' })).status).toBe(204);
    const login = await api.anonymous.post(
      '/api/session',
      { username: 'operator', password: 'demo' },
      { headers: { Origin: 'https://evil.example' } },
    );
    expect(login.body.code).toBe('cross-site');
  });

  test('log-out ends it here and at the other API', async () => {
    const { cookie, csrf } = await browser('operator');
    const other = new ApiClient(await api.another());
    expect((await other.get('/api/session', { headers: { cookie } })).status).toBe(200);
    const out = await api.anonymous.delete('/api/session', undefined, { headers: { cookie, 'X-CSRF-Token': csrf } });
    expect(out.status).toBe(204);
    for (const client of [api.anonymous, other])
      expect((await client.get('/api/session', { headers: { cookie } })).status).toBe(401);
  });

  test('a session ends when it idles too long, and when it is too old', async () => {
    const idle = await browser('operator');
    const old = await browser('operator');
    const { createHash } = await import('node:crypto');
    const hash = (cookie: string) => createHash('sha256').update(cookie.split('=')[1]!).digest('hex');
    await api.database.query(`update login_session set last_seen_at = now() - interval '13 hours' where hash = $1`, [
      hash(idle.cookie),
    ]);
    await api.database.query(`update login_session set expires_at = now() - interval '1 second' where hash = $1`, [
      hash(old.cookie),
    ]);
    for (const { cookie } of [idle, old])
      expect((await api.anonymous.get('/api/session', { headers: { cookie } })).status).toBe(401);
  });
});

describe('passwords', () => {
  test('an unknown user and a wrong password look the same', async () => {
    const unknown = await api.anonymous.post('/api/session', { username: 'nobody', password: 'x' });
    const wrong = await api.anonymous.post('/api/session', { username: 'planner', password: 'x' });
    const without = ({ requestId: _, ...problem }: { requestId: string }) => problem;
    expect(without(wrong.body)).toEqual(without(unknown.body));
    expect(wrong.status).toBe(401);
  });

  test('five wrong passwords lock the account, also for the right one; the administrator unlocks it', async () => {
    for (let i = 0; i < 5; i++) await api.anonymous.post('/api/session', { username: 'buyer', password: 'wrong' });
    const locked = await api.anonymous.post('/api/session', { username: 'buyer', password: 'demo' });
    expect([locked.status, locked.body.code]).toEqual([429, 'locked']);
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(30);
    const admin = await api.as('admin');
    expect((await admin.post(`/api/identity/users/${api.seeded.users['buyer']}/unlock`)).status).toBe(204);
    expect((await browser('buyer')).answer.status).toBe(200);
    const [entry] = (await admin.get('/api/admin/audit?action=identity.lock-account')).body.items;
    expect(entry).toMatchObject({ ref: api.seeded.users['buyer'], actor: 'system' });
  });
});

describe('tokens', () => {
  test('a token is listed without its secret, and works until it is ended', async () => {
    const keeper = await api.as('keeper');
    const made = await keeper.post('/api/tokens', { name: 'scanner', expiresInDays: 1 });
    const scanner = new ApiClient(api.address, made.body.token);
    expect((await scanner.get('/api/session')).body.user.username).toBe('keeper');
    const list = await keeper.get('/api/tokens');
    expect(JSON.stringify(list.body)).not.toContain(made.body.token);
    expect((await keeper.delete(`/api/tokens/${made.body.id}`)).status).toBe(204);
    expect((await scanner.get('/api/session')).status).toBe(401);
    const others = await (await api.as('operator')).delete(`/api/tokens/${list.body.items[0].id}`);
    expect(others.status).toBe(404);
  });

  test('somebody who left is out at once', async () => {
    const admin = await api.as('admin');
    const planner = await api.as('planner');
    const path = `/api/identity/users/${api.seeded.users['planner']}`;
    expect((await planner.get('/api/session')).status).toBe(200);
    const { version } = (await admin.get(path)).body;
    await admin.post(`${path}/deactivate`, { version, reason: 'left' });
    expect((await planner.get('/api/session')).status).toBe(401);
    expect((await api.anonymous.post('/api/tokens', { username: 'planner', password: 'demo', name: 'x' })).status).toBe(
      401,
    );
    await admin.post(`${path}/activate`, { version: version + 1 });
    expect((await planner.get('/api/session')).status).toBe(200);
  });
});

test('a real plant begins with one administrator and a link that works once', async () => {
  const { url } = await createTestDatabase('empty');
  const database = await connect(url, 2);
  atEnd(() => database.close());
  await createSchema(database);
  const { username, secret } = await database.transaction((tx) => seedFirstAdministrator(tx));
  const server = await startServer(testSettings(url), createLogger({ level: 'fatal', part: 'api' }));
  atEnd(() => server.stop());
  const client = new ApiClient(server.address);
  const set = () => client.post('/api/session/password', { token: secret, password: 'first day 42' });
  const both = await Promise.all([set(), set()]);
  expect(both.map((answer) => answer.status).sort()).toEqual([204, 410]);
  const { answer } = await browser(username, client, 'first day 42');
  expect(answer.body).toMatchObject({ setupNeeded: true, user: { username: 'admin' } });
});

test('one address cannot try out passwords for ever', async () => {
  const statuses = new Set<number>();
  for (let i = 0; i < 120 && !statuses.has(429); i++)
    statuses.add((await api.anonymous.post('/api/session', { username: `guess${i}`, password: 'x' })).status);
  expect([...statuses]).toEqual([401, 429]);
});
