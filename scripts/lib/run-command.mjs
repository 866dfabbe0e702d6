import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensurePackages } from './packages.mjs';
import { compileCache, node24, root } from './paths.mjs';
import { Problem, explain } from './problem.mjs';

const main = join(root, 'scripts', 'cli', 'main.ts');

/**
 * Runs a subcommand on Node 24 and hands on its exit code.
 * @param {string[]} args
 * @returns {Promise<number>}
 */
export async function runCommand(args) {
  try {
    if (!existsSync(node24)) await ensurePackages();
  } catch (error) {
    console.error(error instanceof Problem ? explain(error) : String(error));
    return 2;
  }
  return new Promise((resolve) => {
    const child = spawn(node24, ['--no-warnings', main, ...args], {
      env: { ...compileCache, ...process.env },
      stdio: 'inherit',
    });
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      process.on(signal, () => child.kill(signal));
    }
    child.on('error', (error) => {
      console.error(`Cannot run Node 24: ${error.message}`);
      resolve(2);
    });
    child.on('exit', (code) => resolve(code ?? 2));
  });
}
