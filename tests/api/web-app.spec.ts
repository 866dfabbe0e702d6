import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { startTestApi } from '../harness/api.ts';
import type { TestApi } from '../harness/api.ts';
import { ApiClient } from '../harness/api-client.ts';
import { ownFolder } from '../harness/parts/index.ts';
import { serveRoutes } from '../harness/routes-api.ts';

let api: TestApi;
let client: ApiClient;
beforeAll(async () => {
  api = await startTestApi();
  const webFolder = ownFolder('web');
  writeFileSync(join(webFolder, 'index.html'), '<!doctype html><title>Millrace</title>');
  writeFileSync(join(webFolder, 'main-ABCD1234.js'), `export const text = '${'x'.repeat(5000)}';`);
  writeFileSync(join(webFolder, 'favicon.svg'), '<svg/>');
  mkdirSync(join(webFolder, 'i18n'));
  writeFileSync(join(webFolder, 'i18n', 'zh-CN.json'), '{}');
  client = new ApiClient((await serveRoutes(api, [], { webFolder })).address);
}, 60_000);

const page = { headers: { Accept: 'text/html,application/xhtml+xml' } };

test('every address of a screen is the page of the app, asked for anew each time', async () => {
  for (const path of ['/', '/tasks', '/instances/0199?tab=history', '/admin/users']) {
    const answer = await client.get(path, page);
    expect([answer.status, answer.text, answer.headers.get('cache-control')]).toEqual([
      200,
      '<!doctype html><title>Millrace</title>',
      'no-cache',
    ]);
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  }
});

test('hashed files are kept for ever, others are asked for again, both compressed', async () => {
  const script = await client.get('/main-ABCD1234.js', { headers: { 'Accept-Encoding': 'br' } });
  expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(script.headers.get('content-encoding')).toBe('br');
  expect(script.text).toContain('export const text');
  const words = await client.get('/i18n/zh-CN.json');
  expect([words.status, words.headers.get('cache-control')]).toEqual([200, 'no-cache']);
});

test('what is not there is not answered with the page', async () => {
  expect((await client.get('/main-GONE0000.js', page)).status).toBe(404);
  expect((await client.get('/api/nothing', page)).body.code).toBe('not-found');
  expect((await client.post('/tasks', {})).status).toBe(404);
  for (const path of ['/..%2f..%2fpackage.json', '/%2e%2e/package.json', '/.git/config'])
    expect((await client.get(path)).text).not.toContain('millrace"');
});
