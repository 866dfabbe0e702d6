import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { parseArgs } from 'node:util';
import { fuzzFile } from './files.ts';
import type { Checked } from './worker.ts';

/**
 * Checks mutated and hostile files in a process with little memory.
 * `node_modules/.bin/node tests/fuzz/fuzz.ts --files 10000 [--from N]`; one file: `--show N`.
 */

/** A file that takes longer than this to be checked is a failure; a process that says nothing for longer is ended. */
const MOST_MILLISECONDS = 1000;
const SILENCE = 20_000;
const MOST_MEMORY = 512 * 1024 * 1024;

export interface FuzzReport {
  files: number;
  seconds: number;
  /** Files per kind, and those of them that can be executed. */
  kinds: Record<string, { files: number; executable: number }>;
  slowest: { number: number; milliseconds: number };
  /** Most resident memory of the checking process, in MiB. */
  memory: number;
  problems: string[];
}

export async function fuzz(from: number, files: number): Promise<FuzzReport> {
  const began = performance.now();
  const report: FuzzReport = {
    files: 0,
    seconds: 0,
    kinds: {},
    slowest: { number: 0, milliseconds: 0 },
    memory: 0,
    problems: [],
  };
  for (let next = from; next < from + files;) next = await runFrom(next, from + files, report);
  return { ...report, seconds: (performance.now() - began) / 1000 };
}

/** Runs until the end, or until a file brings the process down; answers where to go on. */
function runFrom(from: number, to: number, report: FuzzReport): Promise<number> {
  const worker = fork(new URL('worker.ts', import.meta.url), {
    execArgv: ['--max-old-space-size=256'],
    stdio: 'ignore',
  });
  let next = from;
  return new Promise((resolve) => {
    let silence = watch(worker);
    worker.on('message', (checked: Checked) => {
      clearTimeout(silence);
      silence = watch(worker);
      next = checked.number + 1;
      note(checked, report);
    });
    worker.on('exit', (code, signal) => {
      clearTimeout(silence);
      if (next < to) {
        report.problems.push(`${next} (${fuzzFile(next).kind}): the process ended (${signal ?? code})`);
        next += 1;
      }
      resolve(next);
    });
    worker.send({ from, to });
  });
}

function watch(worker: ChildProcess): NodeJS.Timeout {
  return setTimeout(() => worker.kill('SIGKILL'), SILENCE);
}

function note({ number, kind, check, memory, executable, problem }: Checked, report: FuzzReport): void {
  report.files += 1;
  const counts = (report.kinds[kind] ??= { files: 0, executable: 0 });
  counts.files += 1;
  if (executable) counts.executable += 1;
  if (check > report.slowest.milliseconds) report.slowest = { number, milliseconds: Math.round(check) };
  report.memory = Math.max(report.memory, Math.round(memory / 1024 / 1024));
  if (check > MOST_MILLISECONDS) report.problems.push(`${number} (${kind}): ${Math.round(check)} ms`);
  if (memory > MOST_MEMORY) report.problems.push(`${number} (${kind}): ${Math.round(memory / 1024 / 1024)} MiB`);
  if (problem !== undefined) report.problems.push(`${number} (${kind}): ${problem}`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { files: { type: 'string' }, from: { type: 'string' }, show: { type: 'string' } },
  });
  if (values.show !== undefined) {
    process.stdout.write(fuzzFile(Number(values.show)).content);
    return;
  }
  const report = await fuzz(Number(values.from ?? 0), Number(values.files ?? 10_000));
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  process.exitCode = report.problems.length > 0 ? 1 : 0;
}

if (process.argv[1] === new URL(import.meta.url).pathname) await main();
