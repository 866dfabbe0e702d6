import { join } from 'node:path';
import { dataFlag } from './orphans.mjs';
import { compileCache, node24, root } from './paths.mjs';
import { spawnPart } from './part.mjs';
import { Problem } from './problem.mjs';
import { hasWorker } from './temporal-probe.mjs';
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
    env: { ...compileCache, ...env },
    logFile: join(dataDir, 'logs', `${name}.log`),
    stopTimeout: 30_000,
  });
}

/**
 * Waits until the API says that it is ready; gives up when a part cannot stay alive.
 * @param {string} address
 * @param {import('./supervisor.mjs').Supervisor} supervisor
 */
export async function waitReady(address, supervisor) {
  if (await untilReady(() => isReady(address), supervisor)) return;
  throw new Problem(
    `Not ready after ${readyWithin / 1000} s: ${await whyNot(address)}`,
    'See the logs in the data folder.',
  );
}

/**
 * Waits until the worker asks the embedded Temporal for work.
 * @param {number} port
 * @param {NodeJS.ProcessEnv} env
 * @param {import('./supervisor.mjs').Supervisor} supervisor
 */
export async function waitForWorker(port, env, supervisor) {
  const [namespace, queue] = [env.TEMPORAL_NAMESPACE || 'default', env.TEMPORAL_TASK_QUEUE || 'millrace'];
  if (await untilReady(() => hasWorker(port, namespace, queue), supervisor)) return;
  throw new Problem(`The worker asks for no work after ${readyWithin / 1000} s.`, 'See worker.log in the data folder.');
}

/**
 * @param {() => Promise<boolean>} ask
 * @param {import('./supervisor.mjs').Supervisor} supervisor
 */
function untilReady(ask, supervisor) {
  return until(
    async () => {
      const failing = supervisor.failing();
      if (failing) {
        throw new Problem(`${failing.name} does not start:\n${failing.lastWords()}`, `See ${failing.logFile}`);
      }
      return ask();
    },
    { timeout: readyWithin, interval: 100 },
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
