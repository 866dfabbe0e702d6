import { execFile } from 'node:child_process';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { root } from '../../scripts/lib/paths.mjs';
import { startTestApi } from '../harness/api.ts';
import type { TestApi } from '../harness/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
}, 60_000);

interface Ran {
  code: number;
  out: string;
  err: string;
}

function millrace(args: string[], env: Record<string, string> = {}): Promise<Ran> {
  return new Promise((resolve) => {
    const options = { cwd: root, env: { ...process.env, MILLRACE_URL: api.address, ...env } };
    execFile('node', ['scripts/millrace.mjs', ...args], options, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
}

describe('millrace token and deploy', () => {
  test('a token made on the command line publishes a diagram', async () => {
    const made = await millrace(['token', '--user', 'owner'], { MILLRACE_PASSWORD: 'demo' });
    expect(made).toMatchObject({ code: 0, err: '' });

    const deployed = await millrace(['deploy', 'tests/runtime/diagrams/count-goods.bpmn'], {
      MILLRACE_TOKEN: made.out.trim(),
    });
    expect(deployed).toMatchObject({ code: 0, out: 'count-goods: version 1\n' });
  }, 60_000);

  test('refusals are words and exit codes', async () => {
    const wrong = await millrace(['token', '--user', 'owner'], { MILLRACE_PASSWORD: 'no' });
    expect(wrong.code).toBe(2);
    expect(wrong.err).not.toMatch(/ {4}at /);

    const nobody = await millrace(['deploy', 'tests/runtime/diagrams/count-goods.bpmn']);
    expect(nobody.code).toBe(1);

    const away = await millrace(['deploy', 'tests/runtime/diagrams/count-goods.bpmn', '--url', 'http://127.0.0.1:1']);
    expect(away.code).toBe(2);
    expect(away.err).toContain('does not answer');
  }, 60_000);
});
