import { existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { Problem } from './problem.mjs';

const needed = 300 << 20;

/**
 * Refuses a folder with too little room to work in.
 * @param {string} folder need not exist yet
 * @param {(path: string) => number} [room] free bytes
 */
export function checkRoom(folder, room = freeBytes) {
  const free = room(folder);
  if (free >= needed) return;
  throw new Problem(
    `The disk of ${folder} is full: ${Math.floor(free / (1 << 20))} MB free, ${needed >> 20} MB needed.`,
    'Free some room, or choose a folder on another disk: npm start -- --data DIR',
  );
}

/** @param {string} folder */
export function freeBytes(folder) {
  let place = folder;
  while (!existsSync(place)) place = dirname(place);
  const { bavail, bsize } = statfsSync(place);
  return bavail * bsize;
}
