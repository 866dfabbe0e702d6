import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { Problem, diskFull, errorCode } from './problem.mjs';
import { run } from './run.mjs';
import { step } from './say.mjs';

const page = join(root, 'web', 'dist', 'browser', 'index.html');
const stamp = join(root, 'web', 'dist', 'sources.sha256');
const sources = ['web', 'contracts', 'engine', 'package-lock.json', 'tsconfig.json'];
const ignored = /(^|\/)(node_modules|dist|\.angular|coverage)$|\.spec\.ts$/;

/** Builds the web app when it is missing or older than its sources. */
export async function ensureWebApp() {
  if (!existsSync(join(root, 'web', 'package.json'))) return;
  const hash = sourceHash();
  if (existsSync(page) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  await step('Building the web app (about a minute)', buildWebApp);
}

/** Builds the web app, whether or not it is stale. */
export async function buildWebApp() {
  const hash = sourceHash();
  const { code, output } = await run('npm', ['run', 'build', '--workspace', 'web'], { cwd: root, env: withNode24() });
  if (code === 0) return writeFileSync(stamp, hash);
  if (/ENOSPC|No space left/.test(output)) throw diskFull(root);
  throw new Problem(
    `The web app could not be built:\n${errorLines(output)}`,
    'Run `npm run build -w web` to see all of it.',
  );
}

/** The environment with the packages' own Node first on PATH. */
export function withNode24() {
  return {
    ...process.env,
    PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH}`,
    NG_CLI_ANALYTICS: 'false',
    NO_COLOR: '1',
  };
}

/** @param {string} output */
function errorLines(output) {
  const lines = output.split('\n');
  const errors = lines.filter((line) => /error|✘/i.test(line) && !line.startsWith('npm error'));
  return (errors.length > 0 ? errors : lines).slice(0, 8).join('\n');
}

function sourceHash() {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesBelow)) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** @param {string} path @returns {string[]} */
function filesBelow(path) {
  if (ignored.test(path) || !existsSync(join(root, path))) return [];
  try {
    return readdirSync(join(root, path))
      .sort()
      .flatMap((name) => filesBelow(`${path}/${name}`));
  } catch (error) {
    if (errorCode(error) === 'ENOTDIR') return [path];
    throw error;
  }
}
