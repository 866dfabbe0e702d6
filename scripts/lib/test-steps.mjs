import { findBrowser } from './browser-program.mjs';
import { jestArguments, runJest, runShown } from './jest-run.mjs';
import { node24 } from './paths.mjs';
import { buildWebApp, withNode24 } from './web-build.mjs';
import { explain } from './problem.mjs';

/**
 * @typedef {object} Context
 * @property {NodeJS.ProcessEnv} env
 * @property {readonly string[]} filter passed on to jest: parts of paths, `-t NAME`
 */

/**
 * @typedef {object} TestStep
 * @property {string} name
 * @property {string} kind what `--only` names
 * @property {boolean} [parts] needs PostgreSQL and Temporal
 * @property {boolean} [browser] needs a Chromium
 * @property {(context: Context) => Promise<import('./jest-run.mjs').Count>} run
 */

const minutes = 60_000;
const layers = 'contracts engine workflows activities platform domain api migrations scripts web/src'.split(' ');

/** @type {readonly TestStep[]} */
export const testSteps = [
  check('eslint', ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0']),
  check('types', ['node_modules/typescript/bin/tsc', '-p', '.']),
  check('dependencies', ['node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', ...layers]),
  check('format', ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']),
  project('unit', { parts: false }),
  { name: 'web tests', kind: 'web', run: webTests },
  // Before whatever starts the whole of Millrace.
  { name: 'web build', kind: 'web', run: webBuild },
  project('integration', { parts: true }),
  project('e2e', { parts: true, browser: true, workers: 1 }),
];

/** Run by `npm run test:cluster`. */
export const clusterStep = project('cluster', { parts: true, workers: 1 });

/**
 * A check that passes or fails as a whole.
 * @param {string} name
 * @param {readonly string[]} args
 * @returns {TestStep}
 */
function check(name, args) {
  return {
    name,
    kind: 'static',
    run: async ({ env }) => {
      const code = await runShown(node24, args, env, 15 * minutes);
      return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
    },
  };
}

/**
 * One project of jest.config.mjs.
 * @param {string} name
 * @param {{ parts: boolean, browser?: boolean, workers?: number }} needs
 * @returns {TestStep}
 */
function project(name, { parts, browser = false, workers = 2 }) {
  return {
    name,
    kind: name,
    parts,
    browser,
    run: async ({ env, filter }) => {
      const args = [...jestArguments(name), `--maxWorkers=${workers}`, ...filter];
      const chrome = browser ? { CHROME_BIN: await findBrowser() } : {};
      return runJest({ name, args, env: { ...env, ...chrome }, timeout: 30 * minutes });
    },
  };
}

/** @param {Context} context */
function webTests({ filter }) {
  const args = ['test', '--silent', '--workspace', 'web', '--', '--maxWorkers=2', ...filter];
  return runJest({ name: 'web', command: 'npm', args, env: withNode24(), timeout: 15 * minutes });
}

async function webBuild() {
  try {
    await buildWebApp();
    return { passed: 1, failed: 0 };
  } catch (error) {
    console.log(explain(error));
    return { passed: 0, failed: 1 };
  }
}
