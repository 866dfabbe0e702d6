import { spawnSync } from 'node:child_process';
import { Problem } from './problem.mjs';

const name = 'postgres';

/** @typedef {{ uid: number, gid: number }} User */

/**
 * PostgreSQL refuses to run as root; then it runs as a user of its own, made when missing.
 * @returns {User | undefined} undefined when we are not root
 */
export function databaseUser() {
  if (process.getuid?.() !== 0) return undefined;
  const found = lookUp() ?? create();
  if (found) return found;
  throw new Problem(
    `PostgreSQL cannot run as root, and the user ${name} could not be made.`,
    `Make it (useradd --system ${name}), or start Millrace as another user.`,
  );
}

/** @returns {User | undefined} */
function lookUp() {
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }));
  if (uid?.status !== 0 || gid?.status !== 0) return undefined;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

function create() {
  // The second form is that of Alpine.
  const ways = [
    ['useradd', '--system', '--user-group', '--no-create-home', name],
    ['adduser', '-S', '-D', '-H', name],
  ];
  for (const [command = '', ...args] of ways) {
    if (spawnSync(command, args).status === 0) return lookUp();
  }
  return undefined;
}

/**
 * Whether that user can enter a folder.
 * @param {User} user
 * @param {string} folder
 */
export function canEnter(user, folder) {
  return spawnSync('/bin/sh', ['-c', 'cd "$1" 2>/dev/null', 'sh', folder], { ...user, cwd: '/' }).status === 0;
}
