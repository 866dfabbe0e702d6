import { explain } from './problem.mjs';
import { say, seconds } from './say.mjs';
import { startSharedParts } from './shared-parts.mjs';
import { withNode24 } from './web-build.mjs';

/** @typedef {import('./test-steps.mjs').TestStep} TestStep */

/**
 * Runs test steps one after the other, whatever fails, and prints what came of each.
 * @param {readonly TestStep[]} steps
 * @param {readonly string[]} filter
 * @param {NodeJS.ProcessEnv} [extra]
 * @returns {Promise<number>} how many failed
 */
export async function runSteps(steps, filter, extra = {}) {
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...withNode24(), TZ: 'UTC', NODE_ENV: 'test', ...extra };
  let stop = async () => {};
  if (steps.some(({ parts }) => parts)) {
    const shared = await startSharedParts();
    Object.assign(env, shared.environment);
    stop = shared.stop;
    stopOnSignals(stop);
  }
  const rows = [];
  try {
    for (const step of steps) rows.push(await runStep(step, { env, filter }));
  } finally {
    await stop();
  }
  return summarize(rows);
}

/**
 * @param {TestStep} step
 * @param {import('./test-steps.mjs').Context} context
 */
async function runStep(step, context) {
  say(`\n── ${step.name}`);
  const start = Date.now();
  try {
    return { name: step.name, ...(await step.run(context)), time: seconds(start) };
  } catch (error) {
    say(explain(error));
    return { name: step.name, passed: 0, failed: 1, time: seconds(start) };
  }
}

/** @param {{ name: string, passed: number, failed: number, time: string }[]} rows */
function summarize(rows) {
  say('');
  for (const { name, passed, failed, time } of rows) {
    say(
      `${name.padEnd(14)} ${String(passed).padStart(6)} passed ${String(failed).padStart(4)} failed ${time.padStart(9)}`,
    );
  }
  const passed = rows.reduce((sum, row) => sum + row.passed, 0);
  const failed = rows.reduce((sum, row) => sum + row.failed, 0);
  say(`all in ${seconds()}\n`);
  say(`${passed} passed, ${failed} failed`);
  return failed;
}

/** @param {() => Promise<void>} stop */
function stopOnSignals(stop) {
  let stopping = false;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      void stop().then(() => process.exit(130));
    });
  }
}
