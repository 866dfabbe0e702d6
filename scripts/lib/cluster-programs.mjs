import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './paths.mjs';
import { Problem, diskFull } from './problem.mjs';
import { lastLines, run } from './run.mjs';
import { step } from './say.mjs';

const goModule = 'go.temporal.io/server';
const version = 'v1.32.0';

/**
 * @typedef {object} ClusterPrograms
 * @property {string} server the Temporal server as it runs on many machines
 * @property {string} sql makes and upgrades its tables
 * @property {string} schema folder of the table definitions for PostgreSQL
 */

/**
 * A production-shaped Temporal server, built from its Go module once and kept in the cache.
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {Promise<ClusterPrograms>}
 */
export async function clusterPrograms(environment = process.env) {
  const cache = cacheFolder(environment);
  const folder = join(cache, `temporal-server-${version}`);
  if (!existsSync(folder))
    await step(`Building the Temporal server ${version} (once; five minutes on two cores)`, () => build(cache, folder));
  return { server: join(folder, 'server'), sql: join(folder, 'sql'), schema: join(folder, 'schema') };
}

/** @param {string} cache @param {string} folder */
async function build(cache, folder) {
  mkdirSync(cache, { recursive: true });
  const half = mkdtempSync(join(cache, 'building-'));
  try {
    const env = { ...process.env, GOBIN: half, GOFLAGS: '-trimpath' };
    await go(['install', `${goModule}/cmd/server@${version}`, `${goModule}/cmd/tools/sql@${version}`], env);
    const { Dir } = JSON.parse(await go(['mod', 'download', '-json', `${goModule}@${version}`], env));
    cpSync(join(Dir, 'schema', 'postgresql', 'v12'), join(half, 'schema'), { recursive: true });
    renameSync(half, folder);
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
}

/** @param {readonly string[]} args @param {NodeJS.ProcessEnv} env */
async function go(args, env) {
  const { code, output } = await run('go', args, { env, timeout: 30 * 60_000 });
  if (code === 0) return output;
  if (/no space left/i.test(output)) throw diskFull(env.GOBIN);
  if (code === 127)
    throw new Problem(
      'The cluster tests build a Temporal server, which needs Go.',
      'Install Go ≥ 1.26 from https://go.dev/dl',
    );
  throw new Problem(`The Temporal server could not be built: ${lastLines(output, 3)}`);
}
