import { fork } from 'node:child_process';
import { join } from 'node:path';
import { dataFlag } from './orphans.mjs';
import { compileCache, node24, root } from './paths.mjs';
import { Problem } from './problem.mjs';
import { say } from './say.mjs';

/**
 * What scripts/setup.ts reports at its end.
 * @typedef {object} SetupResult
 * @property {{ username: string, password: string }[]} logins
 * @property {string} [adminLink]
 */

/**
 * @typedef {{ type: 'say', text: string } | { type: 'problem', message: string, remedy?: string } | { type: 'result', result: SetupResult }} SetupMessage
 */

/**
 * Runs scripts/setup.ts: migrations, demo plant, first administrator.
 * @param {string} dataDir
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<SetupResult>}
 */
export function runSetup(dataDir, env) {
  return runOnNode24('scripts/setup.ts', [`${dataFlag}${dataDir}`], env, 'Setting up the database failed');
}

/**
 * Checks every setting, all errors at once.
 * @param {NodeJS.ProcessEnv} env
 */
export async function checkSettings(env) {
  await runOnNode24('scripts/setup/check-settings.ts', [], env, 'The settings could not be checked');
}

/**
 * @param {string} script
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {string} failure
 * @returns {Promise<SetupResult>}
 */
function runOnNode24(script, args, env, failure) {
  return new Promise((resolve, reject) => {
    /** @type {SetupResult} */
    let result = { logins: [] };
    /** @type {Problem | undefined} */
    let problem;
    const child = fork(join(root, script), [...args], {
      execPath: node24,
      execArgv: ['--no-warnings'],
      cwd: root,
      env: { ...compileCache, ...env },
    });
    child.on('message', (/** @type {SetupMessage} */ message) => {
      if (message.type === 'say') say(message.text);
      if (message.type === 'problem') problem = new Problem(message.message, message.remedy);
      if (message.type === 'result') result = message.result;
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve(result);
      else reject(problem ?? new Problem(`${failure} (exit code ${code}).`, 'What it said is above.'));
    });
  });
}
