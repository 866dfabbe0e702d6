import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../contracts/json.ts';
import { inspectionModes } from '../../contracts/quality/vocabulary.ts';
import { decide } from './dmn.ts';

/** The decision tables of the shipped processes: whatever their services give, exactly one rule answers. */
const read = (name: string): string =>
  readFileSync(new URL(`../../domain/processes/content/${name}.dmn`, import.meta.url), 'utf8');

function answered(name: string, variables: JsonObject): unknown {
  const { result, matchedRules, problems } = decide(read(name), name, variables);
  expect(problems).toEqual([]);
  expect(matchedRules.map(({ rules }) => rules.length)).toEqual([1]);
  return result;
}

describe('inspection rule', () => {
  test.each(inspectionModes.flatMap((mode) => [null, '0', '999.999999', '1000', '250000'].map((good) => [mode, good])))(
    '%s of %s pieces',
    (inspectionMode, good) => {
      expect(answered('inspection-rule', { inspectionMode: inspectionMode!, good: good! })).toMatchObject({
        mode: inspectionMode,
      });
    },
  );

  test('a large lot that is inspected whole comes first', () => {
    expect(answered('inspection-rule', { inspectionMode: 'all', good: '1000' })).toEqual({ mode: 'all', priority: 80 });
  });
});

describe('replenishment', () => {
  const items = (count: number): JsonObject[] => Array.from({ length: count }, (_, i) => ({ item: `C-${i}` }));

  test.each([
    [
      { below: false, shortItems: [] },
      { buy: false, priority: 50 },
    ],
    [{}, { buy: false, priority: 50 }],
    [
      { below: true, shortItems: items(1) },
      { buy: true, priority: 50 },
    ],
    [
      { below: true, shortItems: items(3) },
      { buy: true, priority: 50 },
    ],
    [
      { below: true, shortItems: items(4) },
      { buy: true, priority: 70 },
    ],
  ])('%j', (variables, result) => {
    expect(answered('replenishment', variables as JsonObject)).toEqual(result);
  });
});
