import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../lib/paths.mjs';
import { Problem } from '../lib/problem.mjs';

const schema = z.object({
  format: z.literal(1),
  millrace: z.string(),
  at: z.iso.datetime(),
  /** Major version of PostgreSQL, when its data is part of the backup. */
  postgres: z.string().optional(),
  temporal: z.boolean(),
  attachments: z.boolean(),
});

/** What is in a backup. Written last: a folder without it is an unfinished backup. */
export type Manifest = z.output<typeof schema>;

export function writeManifest(folder: string, manifest: Manifest): void {
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

export function readManifest(folder: string): Manifest {
  const file = join(folder, 'manifest.json');
  if (!existsSync(file))
    throw new Problem(
      `${folder} is no finished backup: it has no manifest.json.`,
      'Name the folder that `millrace backup` printed.',
    );
  const parsed = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.success)
    throw new Problem(
      `${file} is not of a kind that this version knows.`,
      'Use the version of Millrace that made it, or a newer one.',
    );
  return parsed.data;
}

export function millraceVersion(): string {
  return String((JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version);
}
