import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { commandOf } from './process-table.mjs';

/** @param {string} folder @returns {string[]} the lines of its pid file: 1 = process, 4 = port, 8 = status */
function pidFile(folder) {
  try {
    return readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}

/**
 * The process that its pid file names, running or not.
 * @param {string} folder of a database
 */
export function postmaster(folder) {
  return Number(pidFile(folder)[0]);
}

/**
 * Whether this process has opened the database for everybody.
 * @param {string} folder
 * @param {number} pid
 */
export function takesConnections(folder, pid) {
  return postmaster(folder) === pid && pidFile(folder)[7]?.trim() === 'ready';
}

/**
 * After a crash the number in the pid file may belong to another program by now, and PostgreSQL would refuse to start.
 * @param {string} folder
 */
export function dropForeignPidFile(folder) {
  const pid = postmaster(folder);
  if (pid > 0 && !commandOf(pid).includes(folder)) rmSync(join(folder, 'postmaster.pid'), { force: true });
}
