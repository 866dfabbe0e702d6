import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { readXml } from '../../engine/xml/read.ts';
import { readFile } from './files.ts';

/** DMN files beside one, which it may import; found by their namespace. */
export function importedBy(file: string): Uint8Array[] {
  if (!/<(?:\w+:)?import\b/.test(new TextDecoder().decode(readFile(file)))) return [];
  return readdirSync(dirname(file))
    .filter((name) => name.endsWith('.dmn') && name !== basename(file))
    .map((name) => readFile(join(dirname(file), name)))
    .filter((content) => 'document' in readXml(content));
}
