import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../../scripts/lib/shared-parts.mjs';
import { startUndertaker } from '../../../scripts/lib/undertake.mjs';

const cleanups: (() => Promise<void>)[] = [];
let folder: string | undefined;
let count = 0;

/** Runs after all tests of this file, the last registered first. */
export function atEnd(cleanup: () => Promise<void>): void {
  cleanups.push(cleanup);
}

/** A new folder for data of this test file, removed at its end; processes that name it are ended even when jest is killed. */
export function ownFolder(name: string): string {
  if (folder === undefined) {
    folder = temporaryFolder('millrace-own-');
    startUndertaker({ dataDir: folder, postgresFolder: join(folder, 'none') }, { remove: true });
  }
  const path = join(folder, `${name}-${++count}`);
  mkdirSync(path, { mode: 0o755 });
  return path;
}

/** Everything that was registered is put away; a benchmark calls it itself, a test file does so at its end. */
export async function putAway(): Promise<void> {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  folder = undefined;
}

const { afterAll } = globalThis as { afterAll?: (work: () => Promise<void>, timeout: number) => void };
afterAll?.(putAway, 120_000);
