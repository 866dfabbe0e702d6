import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem, errorCode } from './problem.mjs';
import { commandOf } from './process-table.mjs';

/**
 * Who runs on a data folder at present: `run.json` in it. It is the lock against a second start, and tells `doctor`,
 * `backup` and the undertaker which processes belong together.
 * @typedef {object} RunRecord
 * @property {number} pid of the supervisor
 * @property {string} command its command line: the number alone may belong to another program by now
 * @property {string} since
 * @property {string} [address] of the web app
 * @property {string} [databaseUrl] only when embedded
 * @property {string} [temporalAddress] only when embedded
 * @property {Record<string, number>} parts process of each part
 */

/** @param {string} dataDir */
const fileOf = (dataDir) => join(dataDir, 'run.json');

/**
 * The record of a running Millrace; undefined when none runs (also when one was killed and left its file).
 * @param {string} dataDir
 * @returns {RunRecord | undefined}
 */
export function runningOn(dataDir) {
  const record = readRecord(dataDir);
  return record && record.command === commandOf(record.pid) ? record : undefined;
}

/**
 * What was last written, whether or not it still runs.
 * @param {string} dataDir
 * @returns {RunRecord | undefined}
 */
export function readRecord(dataDir) {
  try {
    return JSON.parse(readFileSync(fileOf(dataDir), 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Takes the data folder for this process; refuses when another one has it.
 * @param {string} dataDir
 * @returns {RunRecord}
 */
export function takeFolder(dataDir) {
  mkdirSync(dataDir, { recursive: true });
  const record = { pid: process.pid, command: commandOf(process.pid), since: new Date().toISOString(), parts: {} };
  const file = fileOf(dataDir);
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const handle = openSync(file, 'wx', 0o600);
      writeFileSync(handle, JSON.stringify(record));
      closeSync(handle);
      return record;
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
    }
    const other = runningOn(dataDir);
    if (other && other.pid !== process.pid) throw alreadyRuns(dataDir, other);
    rmSync(file, { force: true });
  }
  throw new Problem(`${file} cannot be taken.`, 'Another start is under way; try again.');
}

/** @param {string} dataDir @param {RunRecord} other */
function alreadyRuns(dataDir, other) {
  return new Problem(
    `Millrace already runs on ${dataDir} (process ${other.pid}${other.address ? `, ${other.address}` : ''}).`,
    `Stop it there with Ctrl-C or with: kill ${other.pid}. Or use another folder: npm start -- --data DIR --port 8081`,
  );
}

/**
 * @param {string} dataDir
 * @param {RunRecord} record
 */
export function writeRecord(dataDir, record) {
  const file = fileOf(dataDir);
  writeFileSync(`${file}.new`, JSON.stringify(record, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** @param {string} dataDir */
export function releaseFolder(dataDir) {
  if (existsSync(fileOf(dataDir)) && readRecord(dataDir)?.pid === process.pid) rmSync(fileOf(dataDir), { force: true });
}
