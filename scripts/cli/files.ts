import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Problem, errorCode, explain } from '../lib/problem.mjs';

/**
 * Looks at one file after the other. Exit code: 0 all good, 1 something is wrong with one, 2 one cannot be read; the
 * others are looked at all the same.
 */
export async function forEachFile(
  files: readonly string[],
  isGood: (file: string) => Promise<boolean>,
): Promise<number> {
  let code = 0;
  for (const file of files) {
    try {
      if (!(await isGood(file))) code = Math.max(code, 1);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      console.error(explain(error));
      code = 2;
    }
  }
  return code;
}

/** The bytes of a file named by a person. */
export function readFile(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new Problem(`${path} cannot be read: ${reason(error)}`);
  }
}

/** Files as named; folders stand for what they contain, at any depth, as far as `wanted` accepts the name. */
export function expand(paths: readonly string[], wanted: (name: string) => boolean): string[] {
  return paths.flatMap((path) => (isFolder(path) ? filesBelow(path, wanted) : [path]));
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw new Problem(`${path} cannot be read: ${reason(error)}`);
  }
}

function filesBelow(folder: string, wanted: (name: string) => boolean): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && wanted(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('node_modules'))
    .sort();
}

const reasons: Record<string, string> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'it may not be read',
};

function reason(error: unknown): string {
  const code = errorCode(error);
  return reasons[code] ?? (code || 'unknown reason');
}
