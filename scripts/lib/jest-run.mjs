import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { node24, root } from './paths.mjs';

/**
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed
 */

/**
 * @typedef {object} JestReport what `jest --json` writes, as far as it is counted
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {number} numRuntimeErrorTestSuites
 * @property {{ name: string, assertionResults: { fullName: string, status: string }[] }[]} testResults
 */

/** @param {string} project */
export function jestArguments(project) {
  const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  return ['--experimental-vm-modules', '--no-warnings', jest, '--selectProjects', project];
}

/**
 * Runs a jest and counts single tests. A skipped test counts as failed: it proves nothing.
 * @param {object} jest
 * @param {string} jest.name
 * @param {string} [jest.command]
 * @param {readonly string[]} jest.args
 * @param {NodeJS.ProcessEnv} jest.env
 * @param {number} jest.timeout milliseconds
 * @returns {Promise<Count>}
 */
export async function runJest({ name, command = node24, args, env, timeout }) {
  const file = join(root, '.cache', 'tests', `${name}.json`);
  mkdirSync(join(root, '.cache', 'tests'), { recursive: true });
  rmSync(file, { force: true });
  await runShown(command, [...args, '--json', `--outputFile=${file}`], env, timeout);
  if (!existsSync(file)) {
    console.log(`! ${name}: jest ended without a result`);
    return { passed: 0, failed: 1 };
  }
  return count(name, JSON.parse(readFileSync(file, 'utf8')));
}

/**
 * @param {string} name
 * @param {JestReport} report
 * @returns {Count}
 */
export function count(name, report) {
  const idle = report.testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status !== 'passed' && status !== 'failed'),
  );
  for (const { fullName, status } of idle) console.log(`! ${name}: counted as failed because ${status}: ${fullName}`);
  const failed =
    report.numFailedTests + report.numPendingTests + report.numTodoTests + report.numRuntimeErrorTestSuites;
  if (report.numPassedTests + failed > 0) return { passed: report.numPassedTests, failed };
  console.log(`! ${name}: no test found`);
  return { passed: 0, failed: 1 };
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {number} timeout
 * @returns {Promise<number>} exit code
 */
export function runShown(command, args, env, timeout) {
  return new Promise((resolve) => {
    const child = spawn(command, [...args], { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
    const timer = setTimeout(() => {
      console.log(`! stopped after ${timeout / 60_000} minutes: ${command}`);
      child.kill('SIGKILL');
    }, timeout);
    /** @param {number} code */
    const end = (code) => {
      clearTimeout(timer);
      resolve(code);
    };
    child.on('error', () => end(127));
    child.on('exit', (code) => end(code ?? 1));
  });
}
