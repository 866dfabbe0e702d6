import { readFileSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import words from './zh-CN/bpmn-js.json';

const modules = join(dirname(createRequire(__filename).resolve('bpmn-js/package.json')), '..');
const sources = [
  'bpmn-js/lib',
  'diagram-js/lib',
  'bpmn-js-create-append-anything/dist/index.es.js',
  'diagram-js-minimap/dist/index.esm.js',
].flatMap((path) => filesOf(join(modules, path)));

/** Texts that the tools do not show, or that we have taken out of them. */
const unseen = [/^HELLO/, /^ \+/, /^Align elements $/, /^Distribute elements /, /^Templates$/];

function filesOf(path: string): string[] {
  if (statSync(path).isFile()) return [path];
  return (readdirSync(path, { recursive: true }) as string[])
    .filter((file) => file.endsWith('.js'))
    .map((file) => join(path, file));
}

function keys(): string[] {
  const found = new Set<string>();
  for (const file of sources) {
    const text = readFileSync(file, 'utf8');
    for (const [, key] of text.matchAll(/translate\(\s*'((?:[^'\\]|\\.)+)'/g)) found.add(key!);
    if (!/ReplaceOptions|create-append/.test(file)) continue;
    for (const [, label] of text.matchAll(/\b(?:label|name): '([A-Z][^']+)'/g)) found.add(label!);
  }
  return [...found].filter((key) => !unseen.some((pattern) => pattern.test(key))).sort();
}

test('every text of the drawing tools has a Chinese one', () => {
  const found = keys();
  expect(found.length).toBeGreaterThan(100);
  expect(found.filter((key) => !(key in words))).toEqual([]);
});
