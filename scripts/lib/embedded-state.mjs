import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from './problem.mjs';

/**
 * What the embedded parts of one data folder have to remember; readable by its owner only.
 * @typedef {object} EmbeddedState
 * @property {string} databasePassword
 * @property {string} secretKey
 * @property {string} [postgresFolder] where the database lies when not in the data folder
 * @property {number} [postgresPort] ports of the last run, taken again when free
 * @property {number} [temporalPort]
 * @property {boolean} [retentionSet]
 */

/** @param {string} dataDir */
const fileOf = (dataDir) => join(dataDir, 'embedded.json');

/**
 * Reads the state of a data folder; makes both on the first start.
 * @param {string} dataDir
 * @returns {EmbeddedState}
 */
export function readState(dataDir) {
  mkdirSync(dataDir, { recursive: true });
  const file = fileOf(dataDir);
  if (existsSync(file)) return parse(file);
  const state = {
    databasePassword: randomBytes(24).toString('base64url'),
    secretKey: randomBytes(32).toString('base64'),
  };
  writeState(dataDir, state);
  return state;
}

/**
 * @param {string} dataDir
 * @param {EmbeddedState} state
 */
export function writeState(dataDir, state) {
  const file = fileOf(dataDir);
  writeFileSync(`${file}.new`, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  chmodSync(`${file}.new`, 0o600);
  renameSync(`${file}.new`, file);
}

/**
 * Where the database of a data folder lies, whether or not it is there yet.
 * @param {string} dataDir
 * @param {EmbeddedState | undefined} state
 */
export function databaseFolderOf(dataDir, state) {
  return state?.postgresFolder ?? join(dataDir, 'postgres');
}

/** @param {string} file @returns {EmbeddedState} */
function parse(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new Problem(`${file} cannot be read.`, 'It holds the password of the database: restore it from a backup.');
  }
}
