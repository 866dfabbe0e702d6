import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Starts the process that stops the parts of a data folder when we are killed ourselves.
 * @param {import('./orphans.mjs').Place} place
 * @param {{ remove?: boolean }} [options] `remove`: the folder goes too
 */
export function startUndertaker({ dataDir, postgresFolder }, { remove = false } = {}) {
  const script = fileURLToPath(new URL('undertaker.mjs', import.meta.url));
  const child = spawn(process.execPath, [script, dataDir, postgresFolder, ...(remove ? ['remove'] : [])], {
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  child.on('error', () => {});
  child.unref();
  child.channel?.unref();
}
