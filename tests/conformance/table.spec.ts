import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { missingEdgeCases } from './edge-cases.ts';
import { markdown, table } from './table.ts';

test('every executed row is shown by a story, and the document says so', async () => {
  const rows = await table();
  const unshown = rows.filter(({ stories }) => stories?.length === 0);
  expect(unshown.map(({ element, position }) => `${element}, ${position}`)).toEqual([]);
  const document = readFileSync(new URL('../../docs/conformance.md', import.meta.url), 'utf8');
  expect(document).toBe(markdown(rows));
});

test('what no single element shows has its story or test', () => {
  expect(missingEdgeCases()).toEqual([]);
});
