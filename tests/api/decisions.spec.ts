import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { startTestApi } from '../harness/api.ts';
import type { TestApi } from '../harness/api.ts';
import type { Answer } from '../harness/api-client.ts';
import { root } from '../../scripts/lib/paths.mjs';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
}, 60_000);

const stories = join(root, 'tests/scenarios/decisions');
const discount = readFileSync(join(stories, 'decision-table/discount.dmn'), 'utf8');
const order = readFileSync(join(stories, 'decision-table/process.bpmn'), 'utf8');

const get = async (user: string, path: string): Promise<Answer> => (await api.as(user)).get(path);
const post = async (user: string, path: string, body: object): Promise<Answer> => (await api.as(user)).post(path, body);
const deploy = (resources: Record<string, string>, user = 'owner'): Promise<Answer> =>
  post(user, '/api/deployments', {
    resources: Object.entries(resources).map(([name, content]) => ({ name, content })),
  });

describe('publishing', () => {
  test('a version rises with what is evaluated, not with the drawing', async () => {
    // when
    const first = await deploy({ 'discount.dmn': discount, 'process.bpmn': order });

    // then
    expect(first.status).toBe(201);
    expect(first.body.decisions).toEqual([
      { key: 'Discount', version: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/), changed: true },
    ]);
    expect(first.body.processes).toMatchObject([{ key: 'discount', version: 1 }]);

    // when
    const again = await deploy({ 'discount.dmn': discount.replace('</definitions>', '<!-- moved --></definitions>') });
    const changed = await deploy({ 'discount.dmn': discount.replace('<text>0.05</text>', '<text>0.06</text>') });

    // then
    expect(again.body.decisions).toMatchObject([{ version: 1, changed: false }]);
    expect(changed.body.decisions).toMatchObject([{ version: 2, changed: true }]);
    const { body } = await get('owner', '/api/decisions/Discount');
    expect(body.versions.map(({ version }: { version: number }) => version)).toEqual([2, 1]);
    const old = await get('owner', '/api/decisions/Discount/versions/1');
    expect(old.text).toContain('<!-- moved -->');
  });

  test('a wrong file refuses all that came with it, element by element', async () => {
    const answer = await deploy({
      'process.bpmn': order.replaceAll('"discount"', '"other"'),
      'wrong.dmn': discount.replace('[1000..10000)', '[1000..'),
    });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      code: 'not-executable',
      detail: 'wrong.dmn has 1 errors',
      errors: [{ path: 'Rule_Regular', code: 'expression-syntax' }],
    });
    expect((await get('owner', '/api/processes/other')).status).toBe(404);
  });

  test('what is bound to its deployment must be part of it', async () => {
    const bound = order.replace('resultVariable="discount"', 'resultVariable="discount" bindingType="deployment"');
    expect((await deploy({ 'process.bpmn': bound })).body).toMatchObject({
      code: 'not-executable',
      errors: [{ path: 'discount', code: 'decision-missing' }],
    });
    expect((await deploy({ 'process.bpmn': bound, 'discount.dmn': discount })).status).toBe(201);
  });

  test('two files with one decision are refused', async () => {
    expect((await deploy({ 'a.dmn': discount, 'b.dmn': discount })).body.detail).toBe(
      'a.dmn and b.dmn both have a decision Discount',
    );
  });

  test('checking stores nothing', async () => {
    const client = await api.as('owner');
    const content = discount.replaceAll('"Discount"', '"Unseen"');
    const right = await client.post('/api/checks', undefined, { raw: { type: 'application/dmn+xml', content } });
    expect(right.body).toMatchObject({ processes: [], decisions: [{ key: 'Unseen' }], findings: [] });
    expect((await get('owner', '/api/decisions/Unseen')).status).toBe(404);
  });
});

describe('evaluating', () => {
  const evaluate = (variables: object, more: object = {}, user = 'owner'): Promise<Answer> =>
    post(user, '/api/decisions/Discount/evaluate', { variables, ...more });

  test('answers with the rules that matched', async () => {
    expect((await evaluate({ customer: 'gold', amount: 12_000 })).body).toEqual({
      result: 0.15,
      matchedRules: [{ decision: 'Discount', table: 'Table_Discount', rules: [{ id: 'Rule_Largest', number: 5 }] }],
      problems: [],
    });
  });

  test('a version can be named', async () => {
    const variables = { customer: 'regular', amount: 2000 };
    await deploy({ 'discount.dmn': discount.replace('<text>0.05</text>', '<text>0.07</text>') });
    const { body } = await get('owner', '/api/decisions');
    const [{ version, inputs }] = body.items;
    expect(inputs).toEqual([
      { name: 'customer', type: 'string' },
      { name: 'amount', type: 'number' },
    ]);
    expect((await evaluate(variables)).body.result).toBe(0.07);
    expect((await evaluate(variables, { version: 1 })).body.result).toBe(0.05);
    expect((await evaluate(variables, { version: version + 1 })).status).toBe(404);
  });

  test('what does not fit is told; without an answer it is refused', async () => {
    const odd = await evaluate({ customer: 'gold', amount: 'a lot' });
    expect(odd.body.problems[0]).toMatchObject({ elementId: 'Input_amount' });
    const twice = discount.replace('&lt; 1000', '&lt; 100000').replaceAll('"Discount"', '"Twice"');
    await deploy({ 'twice.dmn': twice.replaceAll('#Discount', '#Twice') });
    const answer = await post('owner', '/api/decisions/Twice/evaluate', {
      variables: { customer: 'gold', amount: 12_000 },
    });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'decision-failed', detail: expect.stringContaining('UNIQUE') });
  });

  test('only those who may', async () => {
    expect((await evaluate({}, {}, 'operator')).status).toBe(403);
    expect((await get('operator', '/api/decisions')).status).toBe(403);
    expect((await deploy({ 'discount.dmn': discount }, 'operator')).status).toBe(403);
  });
});
