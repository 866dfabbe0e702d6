import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { node24, root } from '../../scripts/lib/paths.mjs';
import { atEnd } from '../harness/parts/index.ts';

export interface Started {
  child: ChildProcess;
  /** All it has said so far. */
  output(): string;
  /** Resolves to the exit code. */
  ended: Promise<number>;
}

/** Runs the start script as `npm start -- …` does; it is killed at the end of the test file if need be. */
export function runStart(
  args: readonly string[],
  environment: Record<string, string> = {},
  checkout: string = root,
  node: string = node24,
): Started {
  let said = '';
  const env = { ...withoutSettings(), ...environment };
  const child = spawn(node, [join(checkout, 'scripts', 'start.mjs'), ...args], { cwd: checkout, env });
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<number>((resolve) =>
    child.on('close', (code, signal) => resolve(code ?? (signal ? 128 : 1))),
  );
  atEnd(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await ended;
  });
  return { child, output: () => said, ended };
}

/** The environment without anything that would change what is tested. */
function withoutSettings(): NodeJS.ProcessEnv {
  const settings = /^(PORT|HOST|DATABASE_URL|LOG_LEVEL|NODE_ENV|TEMPORAL_.*|MILLRACE_(?!CACHE).*|npm_.*)$/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !settings.test(name)));
}
