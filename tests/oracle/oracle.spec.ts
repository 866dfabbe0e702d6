import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { HuntReport } from './hunt.ts';
import { plant } from './plant.ts';
import { planted } from './planted.ts';

/**
 * The engine and the oracle (`game`) on random diagrams and schedules, each step compared; half of the time the state
 * goes through JSON, and commands come again later. All of them: `MILLRACE_ORACLE_PAIRS=100000`, another sample:
 * `MILLRACE_ORACLE_SEED=…`. What was found is shown by `tests/oracle/hunt.ts --seed … --show`.
 */
const pairs = Number(process.env['MILLRACE_ORACLE_PAIRS'] ?? 3000);
const seed = Number(process.env['MILLRACE_ORACLE_SEED'] ?? Date.now() % 1_000_000);
const MOST_FOR_PLANTED = 10_000;
const PLANTED_SEED = 1;

const run = promisify(execFile);
const script = fileURLToPath(new URL('hunt.ts', import.meta.url));

async function hunt(args: Record<string, string | number>): Promise<HuntReport> {
  const options = Object.entries(args).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const { stdout } = await run(process.execPath, [script, ...options]).catch((failed: { stdout: string }) => failed);
  return JSON.parse(stdout.split('\n')[0]!) as HuntReport;
}

test(
  `${pairs} pairs agree`,
  async () => {
    const report = await hunt({ pairs, seed });
    process.stdout.write(`oracle: seed ${seed}, ${report.pairs} pairs in ${report.seconds.toFixed(1)} s\n`);
    expect(report).toMatchObject({ pairs, found: false });
  },
  pairs * 30 + 60_000,
);

describe('planted bugs are found', () => {
  const reports = new Map<string, HuntReport>();

  beforeAll(async () => {
    const left = [...planted];
    const worker = async (): Promise<void> => {
      for (let one = left.shift(); one; one = left.shift()) {
        const { folder, engine } = plant(one);
        reports.set(one.bug, await hunt({ engine, pairs: MOST_FOR_PLANTED, seed: PLANTED_SEED }));
        rmSync(folder, { recursive: true });
      }
    };
    await Promise.all([worker(), worker()]);
    const counts = [...reports].map(([bug, report]) => `${String(report.pairs).padStart(6)}  ${bug}`);
    process.stdout.write(`pairs until each is found:\n${counts.sort().join('\n')}\n`);
  }, 300_000);

  test.each(planted.map(({ bug }) => bug))('%s', (bug) => {
    expect(reports.get(bug)).toMatchObject({ found: true });
  });
});
