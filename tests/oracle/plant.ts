import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Planted } from './planted.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A copy of the engine with one bug in it; answers its door. */
export function plant({ bug, file, right, wrong }: Planted): { folder: string; engine: string } {
  const folder = mkdtempSync(join(tmpdir(), 'millrace-planted-'));
  for (const part of ['contracts', 'engine']) cpSync(join(root, part), join(folder, part), { recursive: true });
  mkdirSync(join(folder, 'node_modules'), { recursive: true });
  symlinkSync(join(root, 'node_modules', '@lezer'), join(folder, 'node_modules', '@lezer'));
  for (const name of ['lezer-feel', 'zod'])
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const path = join(folder, 'engine/execute', file);
  const source = readFileSync(path, 'utf8');
  if (source.split(right).length !== 2) throw new Error(`"${bug}": its place is not found once in ${file}`);
  writeFileSync(
    path,
    source.replace(right, () => wrong),
  );
  return { folder, engine: join(folder, 'engine/execute/index.ts') };
}
