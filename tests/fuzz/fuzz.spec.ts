import { expect, test } from '@jest/globals';
import { fuzz } from './fuzz.ts';

/**
 * Mutated and hostile files: always findings or a process; no crash, at most a second of processor time each, within
 * 512 MiB. All of them: `MILLRACE_FUZZ_FILES=10000`.
 */
const files = Number(process.env['MILLRACE_FUZZ_FILES'] ?? 1000);

test(
  `${files} files`,
  async () => {
    // Other files each day.
    const from = Math.floor(Date.now() / 86_400_000) * 100_000;
    const report = await fuzz(from, files);
    const { seconds, slowest, memory } = report;
    process.stdout.write(
      `fuzz: ${report.files} files from ${from} in ${seconds.toFixed(1)} s, slowest ${slowest.milliseconds} ms, ${memory} MiB\n`,
    );
    expect(report).toMatchObject({ files, problems: [] });
  },
  files * 100 + 60_000,
);
