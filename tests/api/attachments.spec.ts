import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { bindAttachments } from '../../domain/attachments/index.ts';
import { newId } from '../../domain/foundation/index.ts';
import { identityOfUser } from '../../domain/identity/index.ts';
import { startTestApi } from '../harness/api.ts';
import type { TestApi } from '../harness/api.ts';
import type { ApiClient } from '../harness/api-client.ts';

let api: TestApi;
let operator: ApiClient;
beforeAll(async () => {
  api = await startTestApi();
  operator = await api.as('operator');
}, 60_000);

const bytes = (latin1: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(latin1, 'latin1'));
const png = bytes('\x89PNG\r\n\x1a\nrest of the picture');
const give = (content: Uint8Array<ArrayBuffer>, query = '', key?: string) =>
  operator.post(`/api/attachments${query}`, undefined, {
    raw: { type: 'image/svg+xml', content },
    ...(key ? { key } : {}),
  });
const files = () =>
  readdirSync(join(api.settings.dataDir, 'attachments'), { recursive: true }).filter(
    (name) => String(name).length > 60,
  );

test('a file comes back as it was given, with the type of its content', async () => {
  const given = await give(png, '?name=%E7%85%A7%E7%89%87.png');
  expect([given.status, given.body.type, given.body.size]).toEqual([201, 'image/png', png.length]);
  const back = await operator.get(`/api/attachments/${given.body.id}`);
  expect(back.text.endsWith('rest of the picture')).toBe(true);
  expect(back.headers.get('content-type')).toBe('image/png');
  expect(back.headers.get('content-disposition')).toBe("inline; filename*=UTF-8''%E7%85%A7%E7%89%87.png");
  expect(back.headers.get('content-security-policy')).toContain('sandbox');
});

test.each([
  ['<svg onload="alert(1)">', 'application/octet-stream'],
  ['<!doctype html><script>alert(1)</script>', 'application/octet-stream'],
  ['just words', 'text/plain; charset=utf-8'],
  ['\x00\x01\x02', 'application/octet-stream'],
])('%s is to be saved, not shown', async (content, type) => {
  const given = await give(bytes(content));
  const back = await operator.get(`/api/attachments/${given.body.id}`);
  expect([back.headers.get('content-type'), back.headers.get('content-disposition')]).toEqual([type, 'attachment']);
});

test('the same content is kept once, the same key gives the same attachment', async () => {
  const before = files().length;
  const key = newId();
  const first = await give(bytes('once'), '', key);
  const second = await give(bytes('once'), '', key);
  expect(second.body.id).toBe(first.body.id);
  expect((await give(bytes('once'))).body.id).not.toBe(first.body.id);
  expect(files().length).toBe(before + 1);
  expect((await give(bytes('other'), '', key)).body.code).toBe('key-reused');
});

test('only the uploader sees it, until it belongs to something that others may see', async () => {
  const { id } = (await give(bytes('mine'))).body;
  const inspector = await api.as('inspector');
  const buyer = await api.as('buyer');
  expect((await inspector.get(`/api/attachments/${id}`)).status).toBe(404);
  const bind = async (username: string) => {
    const { actor } = (await identityOfUser(api.database, api.seeded.users[username]!, new Date()))!;
    const scope = { assignee: null, candidateUsers: null, candidateRoles: ['inspector'] };
    const context = { actor, at: new Date(), key: newId(), origin: { via: 'app' } as const };
    await api.database.transaction((tx) =>
      bindAttachments({ ...context, tx }, [id], { subject: 'Task', ref: 't', scope }),
    );
  };
  await expect(bind('buyer')).rejects.toThrow('no attachment');
  await bind('operator');
  await bind('buyer');
  expect((await inspector.get(`/api/attachments/${id}`)).text).toBe('mine');
  expect((await buyer.get(`/api/attachments/${id}`)).status).toBe(404);
});

test('nothing, too much and nobody', async () => {
  expect((await give(bytes(''))).body.code).toBe('malformed-body');
  expect((await give(new Uint8Array(20 * 1024 * 1024 + 1))).body.code).toBe('body-too-large');
  const nobody = await api.anonymous.post('/api/attachments', undefined, { raw: { type: 'image/png', content: png } });
  expect(nobody.status).toBe(401);
});
