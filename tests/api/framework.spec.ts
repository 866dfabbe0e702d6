import { connect as connectSocket } from 'node:net';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { routeComplaints } from '../../api/framework/check-routes.ts';
import { route } from '../../api/framework/route.ts';
import type { AnyRoute } from '../../api/framework/route.ts';
import { newId } from '../../domain/foundation/index.ts';
import { Presence } from '../../platform/live/presence.ts';
import { startTestApi } from '../harness/api.ts';
import type { TestApi } from '../harness/api.ts';
import type { ApiClient } from '../harness/api-client.ts';
import { atEnd, waitUntil } from '../harness/parts/index.ts';
import { serveRoutes } from '../harness/routes-api.ts';

const echoBody = z.strictObject({
  text: z.string().max(100),
  number: z.number().optional(),
  inner: z.unknown().optional(),
});
let gate: Promise<void> = Promise.resolve();
let fail: Error | undefined;

const echo = route({
  method: 'post',
  path: '/api/test/echo',
  access: { kind: 'session' },
  summary: 'Counts in a table',
  body: echoBody,
  handler: async ({ body, database }) => {
    await database.query('insert into test_echo (text) values ($1)', [body.text]);
    await gate;
    if (fail) throw fail;
    const [row] = await database.query<{ count: number }>('select count(*)::int as count from test_echo');
    return { status: 201, body: { count: row!.count } };
  },
});
const xml = route({
  method: 'post',
  path: '/api/test/xml',
  access: { kind: 'session' },
  summary: 'Text in, text out',
  rawBody: ['application/xml'],
  bodyLimit: 1000,
  handler: async ({ body }) => ({ text: { type: 'application/xml', content: String(body) } }),
});

let api: TestApi;
let address: string;
let operator: ApiClient;
let keeper: ApiClient;
beforeAll(async () => {
  api = await startTestApi();
  await api.database.query('create table test_echo (text text)');
  ({ address } = await serveRoutes(api, [echo, xml]));
  operator = (await api.as('operator')).at(address);
  keeper = (await api.as('keeper')).at(address);
}, 60_000);

const count = async (): Promise<number> =>
  (await api.database.query<{ count: number }>('select count(*)::int as count from test_echo'))[0]!.count;

describe('Idempotency-Key', () => {
  test('the same request again gets the first answer and runs once', async () => {
    const key = newId();
    const first = await operator.post('/api/test/echo', { text: 'a' }, { key });
    const second = await operator.post('/api/test/echo', { text: 'a' }, { key });
    expect([second.status, second.body]).toEqual([201, first.body]);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
  });

  test('another content under the same key is refused, another user is another key', async () => {
    const key = newId();
    await operator.post('/api/test/echo', { text: 'a' }, { key });
    const other = await operator.post('/api/test/echo', { text: 'b' }, { key });
    expect([other.status, other.body.code]).toEqual([422, 'key-reused']);
    const before = await count();
    expect((await keeper.post('/api/test/echo', { text: 'a' }, { key })).status).toBe(201);
    expect(await count()).toBe(before + 1);
  });

  test('while the first one runs, a repetition is told to wait', async () => {
    const key = newId();
    let open = (): void => {};
    gate = new Promise((resolve) => (open = resolve));
    const before = await count();
    const first = operator.post('/api/test/echo', { text: 'slow' }, { key });
    await waitUntil('the first request runs', async () => (await count()) > before);
    const second = await operator.post('/api/test/echo', { text: 'slow' }, { key });
    expect([second.status, second.body.code, second.headers.get('retry-after')]).toEqual([409, 'key-in-use', '1']);
    open();
    gate = Promise.resolve();
    expect((await first).status).toBe(201);
    expect((await operator.post('/api/test/echo', { text: 'slow' }, { key })).status).toBe(201);
    expect(await count()).toBe(before + 1);
  });

  test('a hundred at once run once', async () => {
    const key = newId();
    const before = await count();
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => operator.post('/api/test/echo', { text: 'many' }, { key })),
    );
    expect(answers.filter((answer) => ![201, 409].includes(answer.status))).toEqual([]);
    expect(await count()).toBe(before + 1);
  });

  test('after a refusal the same key may come again, corrected', async () => {
    const key = newId();
    const { fault } = await import('../../contracts/errors.ts');
    fail = fault('conflict', { detail: 'not now' });
    expect((await operator.post('/api/test/echo', { text: 'a' }, { key })).status).toBe(409);
    fail = undefined;
    expect((await operator.post('/api/test/echo', { text: 'b' }, { key })).status).toBe(201);
  });

  test('the key of a process that died goes to the next one, of a process that lives it does not', async () => {
    const other = new Presence(api.database.pool);
    await other.open();
    atEnd(() => other.close());
    const key = newId();
    const { requestHash } = await import('../../api/framework/idempotency.ts');
    await api.database.query(
      `insert into request_key (user_id, route, key, hash, owner, started_at) values ($1, $2, $3, $4, $5, now())`,
      [
        api.seeded.users['operator'],
        'POST /api/test/echo',
        key,
        requestHash('/api/test/echo', { text: 'left' }),
        other.id,
      ],
    );
    const send = () => operator.post('/api/test/echo', { text: 'left' }, { key });
    expect((await send()).status).toBe(409);
    await other.close();
    expect((await waitUntil('the lock is free', async () => (await send()).status === 201)) !== undefined).toBe(true);
  });

  test('a key that is no key is refused', async () => {
    for (const key of ['has space', 'x'.repeat(201)])
      expect((await operator.post('/api/test/echo', { text: 'a' }, { key })).status).toBe(400);
  });
});

describe('bodies', () => {
  const send = (content: string | Uint8Array<ArrayBuffer>, type = 'application/json') =>
    operator.post('/api/test/echo', undefined, { raw: { type, content } });

  const cases: [name: string, content: string, status: number, code: string][] = [
    ['half a document', '{"text":"a"', 400, 'malformed-body'],
    ['nothing', '', 400, 'invalid-input'],
    ['a text', '"text"', 400, 'invalid-input'],
    ['a list', '[]', 400, 'invalid-input'],
    ['a wrong type', '{"text":5}', 400, 'invalid-input'],
    ['an unknown field', '{"text":"a","more":1}', 400, 'invalid-input'],
    ['__proto__', '{"text":"a","__proto__":{"x":1}}', 400, 'invalid-input'],
    ['constructor', '{"text":"a","inner":{"constructor":1}}', 400, 'invalid-input'],
    ['a NUL', '{"text":"a\\u0000b"}', 400, 'invalid-input'],
    ['an escape character', '{"text":"a\\u001bb"}', 400, 'invalid-input'],
    ['half a character', '{"text":"\\ud800"}', 400, 'invalid-input'],
    ['an infinite number', '{"text":"a","number":1e999}', 400, 'invalid-input'],
    ['a number of 17 digits', '{"text":"a","number":12345678901234567}', 400, 'invalid-input'],
    ['17 digits after the point', '{"text":"a","number":0.12345678901234567}', 400, 'invalid-input'],
    ['100 levels', `{"text":"a","inner":${'['.repeat(100)}${']'.repeat(100)}}`, 400, 'invalid-input'],
    ['100,000 levels', `{"text":"a","inner":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 400, 'invalid-input'],
    ['two million characters', `{"text":"${'x'.repeat(2_000_000)}"}`, 413, 'body-too-large'],
  ];

  test.each(cases)('%s is refused', async (_name, content, status, code) => {
    const before = await count();
    const answer = await send(content);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(await count()).toBe(before);
  });

  test('numbers of fifteen digits and long texts of digits are fine', async () => {
    expect((await send('{"text":"12345678901234567890","number":123456789.012345}')).status).toBe(201);
  });

  test('bytes that are no UTF-8, and other content types, are refused', async () => {
    expect((await send(new Uint8Array([0x7b, 0xff, 0x7d]))).body.code).toBe('malformed-body');
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])
      expect((await send('{"text":"a"}', type)).body.code).toBe('unsupported-type');
    const text = await operator.post('/api/test/xml', undefined, {
      raw: { type: 'application/xml', content: '<a>你好</a>' },
    });
    expect(text.text).toBe('<a>你好</a>');
    const json = await operator.post('/api/test/xml', { a: 1 });
    expect(json.body.code).toBe('unsupported-type');
    const gzip = await operator.post('/api/test/echo', { text: 'a' }, { headers: { 'Content-Encoding': 'gzip' } });
    expect(gzip.body.code).toBe('unsupported-type');
  });

  test('a body without a stated length is cut off at the limit', async () => {
    const { port } = new URL(address);
    const answer = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connectSocket(Number(port), '127.0.0.1');
      socket
        .on('data', (data) => (text += String(data)))
        .on('close', () => resolve(text))
        .on('error', reject);
      socket.write(
        `POST /api/test/xml HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${operator.token}\r\n` +
          'Content-Type: application/xml\r\nTransfer-Encoding: chunked\r\n\r\n',
      );
      for (let i = 0; i < 100; i++) socket.write(`400\r\n${'y'.repeat(1024)}\r\n`);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });
});

describe('answers', () => {
  test('problems speak the language that is asked for', async () => {
    const zh = await operator.post(
      '/api/test/echo',
      { text: 5 },
      { headers: { 'Accept-Language': 'de, zh;q=0.8, en;q=0.5' } },
    );
    const en = await operator.post('/api/test/echo', { text: 5 }, { headers: { 'Accept-Language': 'en-GB,zh;q=0.1' } });
    expect([zh.body.title, en.body.title]).toEqual(['输入有误', 'The input is not valid']);
    expect(en.body).toMatchObject({
      type: 'urn:millrace:problem:invalid-input',
      status: 400,
      errors: [{ path: 'text', code: 'invalid_type', message: 'Invalid input: expected string, received number' }],
    });
  });

  test('unknown addresses, methods and broken addresses', async () => {
    expect((await operator.get('/api/nothing')).body.code).toBe('not-found');
    const wrong = await operator.get('/api/test/echo');
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'POST']);
    expect((await operator.get('/api/%E0%A4%A')).status).toBe(404);
    expect((await operator.post('/api/test/echo?x=1', { text: 'a' })).status).toBe(400);
  });

  test('an unexpected error tells nothing but the id of the request', async () => {
    fail = new Error('secret detail of the server');
    const answer = await operator.post('/api/test/echo', { text: 'a' });
    fail = undefined;
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain('secret');
    expect(answer.body.requestId).toBe(answer.headers.get('x-request-id'));
  });

  test('headers keep browsers from guessing, framing and caching', async () => {
    const { headers } = await api.anonymous.get('/health/live');
    expect(headers.get('content-security-policy')).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('x-powered-by')).toBeNull();
  });
});

describe('the table of routes', () => {
  const base = { method: 'post', path: '/api/x', summary: '', handler: async () => ({}) } as const;

  test('is refused with a route that has no rule, an unknown pair, loose objects or no schema for its parameters', () => {
    const wrong = [
      { ...base },
      { ...base, path: '/api/y', access: { kind: 'verb', verb: 'judge', subject: 'Item' } },
      { ...base, path: '/api/z', access: { kind: 'session' }, body: z.strictObject({ a: z.array(z.object({})) }) },
      { ...base, path: '/api/z/:id', access: { kind: 'session' } },
      { ...base, path: '/api/z/:name', access: { kind: 'session' }, params: z.strictObject({ name: z.string() }) },
    ] as unknown as AnyRoute[];
    expect(routeComplaints(wrong)).toEqual([
      'POST /api/x: has no access rule',
      'POST /api/y: the permission table has no judge Item',
      'POST /api/z: body.a[] lets unknown fields pass (z.strictObject)',
      'POST /api/z/:id: its parameters have no schema',
      'POST /api/z/:name: is there twice',
    ]);
  });

  test('the document describes every route of the API', async () => {
    const { body } = await api.anonymous.get('/api/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    expect(body.paths['/api/identity/users/{id}'].patch).toMatchObject({
      'x-permission': { verb: 'update', subject: 'User' },
      requestBody: { content: { 'application/json': { schema: { additionalProperties: false } } } },
    });
  });

  test('and is sound: ids are unique, path parameters are described, every reference leads somewhere', async () => {
    const { body, text } = await api.anonymous.get('/api/openapi.json');
    const operations = Object.entries(body.paths as Record<string, Record<string, Record<string, unknown>>>).flatMap(
      ([path, methods]) => Object.values(methods).map((operation) => ({ path, operation })),
    );
    const ids = operations.map(({ operation }) => operation['operationId']);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, operation } of operations) {
      const described = (operation['parameters'] as { name: string; in: string }[])
        .filter((one) => one.in === 'path')
        .map((one) => one.name);
      expect([path, ...described]).toEqual([path, ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)]);
    }
    const references = new Set([...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, target]) => target!));
    expect([...references].filter((target) => !target.startsWith('#/components/schemas/Problem'))).toEqual([]);
  });
});
