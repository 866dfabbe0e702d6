import { chmodSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { node24, root } from './paths.mjs';
import { run } from './run.mjs';

const source = 'https://temporal.download';
const reachableWithin = 4000;
const downloadWithin = 300_000;

/** Run by the packages' own Node: starting a server is how the SDK downloads one. */
const script = `
const { TestWorkflowEnvironment } = require('@temporalio/testing');
const [kind, downloadDir, version] = process.argv.slice(1);
const server = { executable: { type: 'cached-download', downloadDir, version } };
const start = kind === 'temporal' ? TestWorkflowEnvironment.createLocal : TestWorkflowEnvironment.createTimeSkipping;
start.call(TestWorkflowEnvironment, { server }).then((env) => env.teardown()).then(() => process.exit(0), () => process.exit(1));
`;

/**
 * Lets the Temporal SDK download the program. Needs the open internet; says no quickly without.
 * @param {import('./temporal-releases.mjs').Release} release
 * @param {string} path where the program goes
 * @returns {Promise<boolean>}
 */
export async function downloadBySdk(release, path) {
  if (!existsSync(node24) || !(await reachable())) return false;
  const folder = mkdtempSync(join(dirname(path), 'sdk-'));
  try {
    const args = ['-e', script, release.name, folder, `v${release.version}`];
    const { code } = await run(node24, args, { cwd: root, timeout: downloadWithin });
    const file = readdirSync(folder).find((name) => name.startsWith(release.name));
    if (code !== 0 || !file) return false;
    chmodSync(join(folder, file), 0o755);
    renameSync(join(folder, file), path);
    return true;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function reachable() {
  try {
    await fetch(source, { method: 'HEAD', signal: AbortSignal.timeout(reachableWithin) });
    return true;
  } catch {
    return false;
  }
}
