import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { node24, root } from './paths.mjs';
import { Problem, diskFull } from './problem.mjs';
import { lastLines, run } from './run.mjs';
import { step } from './say.mjs';

const stamp = join(root, 'node_modules', '.millrace-packages');
const lockfile = join(root, 'package-lock.json');
const wanted = 24;

/** Installs the packages when they are missing or not those of the lockfile. */
export async function ensurePackages() {
  if (packagesAreCurrent()) return;
  await step('Installing packages (once; a few minutes on a slow line)', install);
  await checkNode24();
  // npm may have written the lockfile anew.
  writeFileSync(stamp, fingerprint());
}

/** Whether the installed packages are those of the lockfile. */
export function packagesAreCurrent() {
  return existsSync(node24) && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint();
}

/** What the installed packages depend on. */
function fingerprint() {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}`);
  if (existsSync(lockfile)) hash.update(readFileSync(lockfile));
  for (const file of ['package.json', 'web/package.json']) {
    if (!existsSync(join(root, file))) continue;
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, file), 'utf8'));
    hash.update(JSON.stringify([dependencies, devDependencies]));
  }
  return hash.digest('hex');
}

async function install() {
  const [command, ...first] = npm();
  const args = [...first, 'install', '--no-audit', '--no-fund', '--include=dev'];
  const { code, output } = await run(command, args, { cwd: root });
  if (code === 0) return;
  if (/ENOSPC|No space left/.test(output)) throw diskFull(root);
  const reason = output.split('\n').find((line) => /npm (error|ERR!)/.test(line)) ?? lastLines(output, 1);
  throw new Problem(`npm install failed: ${reason.replace(/^npm (error|ERR!)\s*/, '')}`, installRemedy(code, output));
}

/** @param {number} code @param {string} output */
function installRemedy(code, output) {
  if (code === 127) return 'Install npm; it comes with Node from https://nodejs.org';
  if (/EACCES|EPERM/.test(output)) return `Look at the rights on ${root}.`;
  if (/ENOTFOUND|ECONN|ETIMEDOUT|EAI_AGAIN|network/i.test(output))
    return 'Check the network and the proxy (npm config get proxy), then start again.';
  return 'Run `npm install` here to see all of it.';
}

/**
 * The npm that started us, else the one on PATH.
 * @returns {[string, ...string[]]}
 */
function npm() {
  const script = process.env.npm_execpath;
  return script && /npm-cli\.c?js$/.test(script) ? [process.execPath, script] : ['npm'];
}

/** The package `node` fetches its program in an install script; those may be switched off. */
async function checkNode24() {
  const { output } = await run(node24, ['--version']);
  if (Number(/^v(\d+)/.exec(output)?.[1]) === wanted) return;
  throw new Problem(
    `The packages brought no Node ${wanted}.`,
    'Allow install scripts (npm config set ignore-scripts false), then: npm rebuild node',
  );
}
