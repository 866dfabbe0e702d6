import { spawn } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  fstatSync,
  renameSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { lastLines } from './run.mjs';
import { isAlive } from './process-table.mjs';
import { settlesWithin, until } from './wait.mjs';

const rotateAt = 20 << 20;

/**
 * @typedef {object} PartOptions
 * @property {string} name
 * @property {string} command
 * @property {readonly string[]} args
 * @property {string} logFile standard output and error are appended here
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string} [cwd]
 * @property {{ uid: number, gid: number }} [user]
 * @property {NodeJS.Signals} [stopSignal] default SIGTERM
 * @property {number} [stopTimeout] milliseconds until SIGKILL; default 15 s
 */

/**
 * A child process in a process group of its own, so that Ctrl-C reaches only whoever started it and the parts stop in order.
 * @typedef {object} Part
 * @property {string} name
 * @property {number} pid
 * @property {string} logFile
 * @property {Promise<string>} exited resolves to how it ended, such as `exit code 1`
 * @property {() => boolean} running
 * @property {() => string} lastWords the end of its log
 * @property {() => Promise<void>} stop asks it to end, and makes it after the time limit
 * @property {() => Promise<void>} kill SIGKILL, at once
 */

/**
 * @param {PartOptions} options
 * @returns {Part}
 */
export function spawnPart(options) {
  const log = openLog(options.logFile);
  const child = spawn(options.command, [...options.args], {
    cwd: options.cwd,
    env: options.env ?? process.env,
    detached: true,
    stdio: ['ignore', log, log],
    ...(options.user ?? {}),
  });
  closeSync(log);
  let alive = true;
  /** @type {Promise<string>} */
  const exited = new Promise((resolve) => {
    /** @param {string} how */
    const end = (how) => {
      alive = false;
      resolve(how);
    };
    child.once('error', (error) => end(error.message));
    child.once('exit', (code, signal) => end(signal ? `signal ${signal}` : `exit code ${code}`));
  });
  const pid = child.pid ?? 0;
  const kill = async () => {
    if (alive) signalGroup(pid, 'SIGKILL');
    await exited;
  };
  return {
    name: options.name,
    pid,
    logFile: options.logFile,
    exited,
    running: () => alive,
    lastWords: () => tail(options.logFile),
    kill,
    stop: async () => {
      if (alive) child.kill(options.stopSignal ?? 'SIGTERM');
      if (!(await settlesWithin(exited, options.stopTimeout ?? 15_000))) await kill();
    },
  };
}

/**
 * Ends a process that is not our child: a request first, then SIGKILL.
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 * @param {number} [timeout]
 */
export async function stopForeign(pid, signal, timeout = 15_000) {
  send(pid, signal);
  if (await until(() => !isAlive(pid), { timeout })) return;
  signalGroup(pid, 'SIGKILL');
  await until(() => !isAlive(pid), { timeout: 5000 });
}

/** @param {number} pid @param {NodeJS.Signals} signal */
function signalGroup(pid, signal) {
  if (!send(-pid, signal)) send(pid, signal);
}

/** @param {number} pid @param {NodeJS.Signals} signal */
export function send(pid, signal) {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

/** @param {string} file */
function openLog(file) {
  mkdirSync(dirname(file), { recursive: true });
  if (existsSync(file) && statSync(file).size > rotateAt) renameSync(file, `${file}.1`);
  const log = openSync(file, 'a', 0o640);
  const { uid, gid } = statSync(dirname(file));
  if (process.getuid?.() === 0) chownSync(file, uid, gid);
  return log;
}

/** @param {string} file */
export function tail(file, bytes = 4000, lines = 8) {
  try {
    const handle = openSync(file, 'r');
    const { size } = fstatSync(handle);
    const buffer = Buffer.alloc(Math.min(bytes, size));
    readSync(handle, buffer, 0, buffer.length, Math.max(0, size - bytes));
    closeSync(handle);
    return lastLines(buffer.toString(), lines);
  } catch {
    return '';
  }
}
