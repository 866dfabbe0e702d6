import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Maker } from '../oracle/random/make.ts';
import { Random } from '../oracle/random/random.ts';
import { write } from '../oracle/random/write.ts';
import { encoded, makers } from './hostile.ts';
import { mutate } from './mutate.ts';

export interface FuzzFile {
  kind: string;
  content: string | Uint8Array;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

const samples = ['tests/scenarios', 'domain/processes/content', 'engine/rules'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(({ name }) => name.endsWith('.bpmn'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')),
);

/** One file, the same for the same number. */
export function fuzzFile(number: number): FuzzFile {
  const random = new Random(number);
  const sample = random.oneIn(3) ? write(new Maker(random).plan()) : random.pick(samples);
  const kind = random.below(20);
  if (kind < 12) return { kind: 'mutated', content: mutate(sample, random) };
  if (kind < 15)
    return { kind: 'encoded', content: encoded(random.oneIn(2) ? sample : mutate(sample, random), random) };
  const made = random.pick(['entities', 'depth', 'size', 'names', 'names'] as const);
  const text = random.pick(makers[made])(random);
  return { kind: made, content: random.oneIn(4) ? mutate(text, random) : text };
}
