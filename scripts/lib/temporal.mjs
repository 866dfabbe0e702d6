import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Problem, diskFull } from './problem.mjs';
import { run } from './run.mjs';
import { spawnPart } from './part.mjs';
import { isNewEnough, oldestServer } from './temporal-program.mjs';
import { namespaceExists, serverVersionAt } from './temporal-probe.mjs';
import { until } from './wait.mjs';

/**
 * @typedef {object} TemporalOptions
 * @property {string} program path of the Temporal CLI
 * @property {string} file SQLite database; made when missing
 * @property {number} port
 * @property {string} namespace
 * @property {string} logFile
 * @property {'full' | 'normal'} [synchronous] `full` (default) survives a power cut
 * @property {number} [uiPort] serves Temporal's own web page there
 * @property {Record<string, string | number | boolean>} [settings] more of the server's dynamic configuration
 */

/**
 * Limits that differ from the server's defaults: one machine needs no partitions, a person's list may be long, and the
 * memory for cached histories stays small.
 */
const dynamicConfig = {
  'matching.numTaskqueueReadPartitions': 1,
  'matching.numTaskqueueWritePartitions': 1,
  'history.hostLevelCacheMaxSize': 10000,
  'frontend.namespaceRPS.visibility': 100,
};

/**
 * Starts the server of the Temporal CLI on loopback and waits until the namespace can be used.
 * @param {TemporalOptions} options
 * @returns {Promise<import('./part.mjs').Part>}
 */
export async function startTemporal(options) {
  mkdirSync(dirname(options.file), { recursive: true });
  const part = spawnPart({
    name: 'temporal',
    command: options.program,
    args: serverArguments(options),
    // Collecting garbage less often takes a quarter off the server's work; the limit keeps memory in bounds.
    env: { GOGC: '400', GOMEMLIMIT: '1500MiB', ...process.env, TZ: 'UTC' },
    logFile: options.logFile,
    stopTimeout: 20_000,
  });
  const ready = () => namespaceExists(options.port, options.namespace);
  if (!(await until(ready, { timeout: 90_000, hopeless: () => !part.running() }))) {
    await part.kill();
    throw startTrouble(part.lastWords(), options);
  }
  await refuseOldServer(part, options.port);
  return part;
}

/** @param {TemporalOptions} options */
function serverArguments({ file, port, namespace, synchronous = 'full', uiPort, settings = {} }) {
  const config = Object.entries({ ...dynamicConfig, ...settings }).flatMap(([key, value]) => [
    '--dynamic-config-value',
    `${key}=${JSON.stringify(value)}`,
  ]);
  return [
    ...[
      'server',
      'start-dev',
      '--ip',
      '127.0.0.1',
      '--port',
      String(port),
      '--log-level',
      'warn',
      '--log-format',
      'json',
    ],
    ...['--db-filename', file, '--sqlite-pragma', 'journal_mode=wal', '--sqlite-pragma', `synchronous=${synchronous}`],
    ...(uiPort ? ['--ui-port', String(uiPort)] : ['--headless']),
    ...['--namespace', namespace],
    ...config,
  ];
}

/** @param {import('./part.mjs').Part} part @param {number} port */
async function refuseOldServer(part, port) {
  const version = await serverVersionAt(port);
  if (version && isNewEnough(version)) return;
  await part.stop();
  throw new Problem(
    `Temporal server ${version ?? 'of unknown version'} is too old; ${oldestServer} or newer is needed.`,
  );
}

/** @param {string} words @param {TemporalOptions} options */
function startTrouble(words, { file, port, logFile }) {
  if (/disk is full|no space left/i.test(words)) return diskFull(file);
  if (/address already in use/i.test(words)) return new Problem(`Another program took port ${port}.`, 'Start again.');
  return new Problem(`Temporal does not start: ${words.split('\n').at(-1) || 'no answer in 90 s'}`, `See ${logFile}`);
}

/**
 * How long closed instances stay in Temporal.
 * @param {string} program path of the Temporal CLI
 * @param {number} port
 * @param {string} namespace
 * @param {number} days
 */
export async function setRetention(program, port, namespace, days) {
  const target = ['--namespace', namespace, '--retention', `${days * 24}h`, '--address', `127.0.0.1:${port}`];
  const { code } = await run(program, ['operator', 'namespace', 'update', ...target], { timeout: 20_000 });
  return code === 0;
}
