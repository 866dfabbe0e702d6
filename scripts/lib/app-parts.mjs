import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { dataFlag } from './orphans.mjs';
import { node24, root } from './paths.mjs';
import { spawnPart } from './part.mjs';
import { Problem } from './problem.mjs';
import { until } from './wait.mjs';

const readyWithin = 180_000;

/**
 * @typedef {object} AppPart
 * @property {string} name
 * @property {string} script below the checkout
 * @property {NodeJS.ProcessEnv} env
 * @property {string} dataDir
 */

/**
 * Starts one of our own processes on the packages' Node.
 * @param {AppPart} app
 */
export function spawnApp({ name, script, env, dataDir }) {
  return spawnPart({
    name,
    command: node24,
    args: ['--no-warnings', script, `${dataFlag}${dataDir}`],
    cwd: root,
    env,
    logFile: join(dataDir, 'logs', `${name}.log`),
    stopTimeout: 30_000,
  });
}

/** @param {string} script */
export function exists(script) {
  return existsSync(join(root, script));
}

/**
 * Waits until the app says that it is ready; gives up when a part cannot stay alive.
 * @param {string} address
 * @param {import('./supervisor.mjs').Supervisor} supervisor
 */
export async function waitReady(address, supervisor) {
  const ready = await until(
    async () => {
      const failing = supervisor.failing();
      if (failing) {
        throw new Problem(`${failing.name} does not start:\n${failing.lastWords()}`, `See ${failing.logFile}`);
      }
      return isReady(address);
    },
    { timeout: readyWithin, interval: 100 },
  );
  if (!ready)
    throw new Problem(
      `Not ready after ${readyWithin / 1000} s: ${await whyNot(address)}`,
      'See the logs in the data folder.',
    );
}

/** @param {string} address */
export async function isReady(address) {
  try {
    const answer = await fetch(`${address}/health/ready`, { signal: AbortSignal.timeout(3000) });
    return answer.status === 200;
  } catch {
    return false;
  }
}

/** @param {string} address */
async function whyNot(address) {
  try {
    const answer = await fetch(`${address}/health/ready`, { signal: AbortSignal.timeout(3000) });
    return (await answer.text()).slice(0, 500);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
