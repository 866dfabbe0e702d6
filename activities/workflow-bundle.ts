import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';
import type { BundleOptions, WorkflowBundleWithSourceMap } from '@temporalio/worker';

const root = fileURLToPath(new URL('..', import.meta.url));
const SOURCES = ['contracts', 'engine', 'workflows', 'package-lock.json'];

/**
 * Modules shared by all workflows of a worker: the FEEL evaluator is heavy (430 KiB a cached instance instead of 60).
 * The path must be absolute, a bare name has no effect.
 */
const PRELOADED = ['engine/execute/feel.ts', 'engine/decide/evaluate/index.ts'];

export const bundleOptions: BundleOptions = {
  workflowsPath: join(root, 'workflows/index.ts'),
  preloadModules: PRELOADED.map((path) => join(root, path)),
};

/** The workflow code for the sandbox; bundled once per state of the sources and kept in the cache folder. */
export async function workflowBundle(cache = join(root, '.cache')): Promise<WorkflowBundleWithSourceMap> {
  const file = join(cache, `workflows-${sourcesHash()}.js`);
  if (existsSync(file)) return { code: readFileSync(file, 'utf8') } as WorkflowBundleWithSourceMap;
  const bundle = await bundleWorkflowCode({ ...bundleOptions, logger: quiet });
  mkdirSync(cache, { recursive: true });
  const half = `${file}.${process.pid}`;
  writeFileSync(half, bundle.code);
  renameSync(half, file);
  return bundle;
}

const silent = (): void => {};
const quiet = { log: silent, trace: silent, debug: silent, info: silent, warn: silent, error: silent };

function sourcesHash(): string {
  const hash = createHash('sha256').update(process.version);
  for (const source of SOURCES) addTo(hash, join(root, source));
  return hash.digest('hex').slice(0, 16);
}

function addTo(hash: ReturnType<typeof createHash>, path: string): void {
  if (!path.endsWith('.json') && !path.endsWith('.ts')) {
    for (const name of readdirSync(path).sort())
      if (!name.includes('.spec.') && !name.endsWith('.bpmn')) addTo(hash, join(path, name));
    return;
  }
  hash.update(path.slice(root.length)).update(readFileSync(path));
}
