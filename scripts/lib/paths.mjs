import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of this checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** The Node 24 that the packages bring; everything but the start scripts runs on it. */
export const node24 = join(root, 'node_modules', '.bin', 'node');

/** Compiled code of our own processes, kept by Node between runs: they start in half the time. */
export const compileCache = { NODE_COMPILE_CACHE: join(root, '.cache', 'node') };

/**
 * Folder for downloads and builds, shared by all checkouts and outside of them.
 * @param {NodeJS.ProcessEnv} [environment]
 */
export function cacheFolder(environment = process.env) {
  if (environment.MILLRACE_CACHE) return resolve(environment.MILLRACE_CACHE);
  return join(environment.XDG_CACHE_HOME || join(homedir(), '.cache'), 'millrace');
}

/**
 * A path given by a person, relative to the checkout.
 * @param {string} path
 */
export function fromRoot(path) {
  return isAbsolute(path) ? path : resolve(root, path);
}
