import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { aqls, inspectionLevels } from '../../contracts/quality/vocabulary.ts';
import type { Aql } from '../../contracts/quality/vocabulary.ts';
import { codeLetter, planOf, samplingPlan } from './iso-2859.ts';

/** Rows of the master table as printed: acceptance number, or `letter:number` where an arrow leads elsewhere. */
const columns: Aql[] = ['0.065', '0.10', '0.15', '0.25', '0.40', '0.65', '1.0', '1.5', '2.5', '4.0', '6.5', '10'];
const golden = {
  D: [8, 'L:0', 'K:0', 'J:0', 'H:0', 'G:0', 'F:0', 'E:0', 0, 'C:0', 'E:1', 1, 2],
  G: [32, 'L:0', 'K:0', 'J:0', 'H:0', 0, 'F:0', 'H:1', 1, 2, 3, 5, 7],
  J: [80, 'L:0', 'K:0', 0, 'H:0', 'K:1', 1, 2, 3, 5, 7, 10, 14],
  K: [125, 'L:0', 0, 'J:0', 'L:1', 1, 2, 3, 5, 7, 10, 14, 21],
  L: [200, 0, 'K:0', 'M:1', 1, 2, 3, 5, 7, 10, 14, 21, 'K:21'],
  M: [315, 'L:0', 'N:1', 1, 2, 3, 5, 7, 10, 14, 21, 'L:21', 'K:21'],
  R: [2000, 3, 5, 7, 10, 14, 21, 'Q:21', 'P:21', 'N:21', 'M:21', 'L:21', 'K:21'],
} as const;

const cells = Object.entries(golden).flatMap(([letter, [size, ...row]]) =>
  row.map((cell, index) => [letter, columns[index]!, String(cell), size] as const),
);

describe('ISO 2859-1, single sampling, normal', () => {
  test.each(cells)('%s at %s → %s', (letter, aql, cell, size) => {
    const plan = planOf(letter, aql);
    const [code, accept] = cell.includes(':') ? cell.split(':') : [letter, cell];
    expect(plan).toMatchObject({ planCode: code, accept: Number(accept), reject: Number(accept) + 1 });
    if (code === letter) expect(plan.sampleSize).toBe(size);
  });

  test('edges of the table', () => {
    expect(planOf('A', '10')).toMatchObject({ planCode: 'C', accept: 1 });
    expect(planOf('R', '0.015')).toMatchObject({ planCode: 'P', accept: 0 });
    expect(planOf('A', '1000')).toMatchObject({ planCode: 'A', accept: 30 });
    expect(planOf('E', '1000').accept).toBe(44);
    expect(planOf('R', '0.010')).toMatchObject({ planCode: 'Q', accept: 0 });
  });

  test.each([
    [8, 'A'],
    [9, 'B'],
    [150, 'F'],
    [151, 'G'],
    [5000, 'L'],
    [500_000, 'P'],
    [500_001, 'Q'],
  ])('a lot of %d has letter %s at level II', (lotSize, letter) => {
    expect(codeLetter('II', lotSize)).toBe(letter);
  });

  test('a lot of 5,000 at level II and 2.5: 200 pieces, 10 accepted', () => {
    expect(samplingPlan('II', 5000, '2.5')).toEqual({
      code: 'L',
      planCode: 'L',
      sampleSize: 200,
      accept: 10,
      reject: 11,
    });
  });

  test('never more pieces than there are', () => {
    expect(samplingPlan('III', 3, '0.065').sampleSize).toBe(3);
  });

  const letters = fc.constantFrom(...'ABCDEFGHJKLMNPQR');
  test('a tighter limit is never looser', () => {
    fc.assert(
      fc.property(letters, fc.integer({ min: 0, max: aqls.length - 2 }), (letter, index) => {
        const tight = planOf(letter, aqls[index]!);
        const loose = planOf(letter, aqls[index + 1]!);
        expect(tight.accept / tight.sampleSize).toBeLessThanOrEqual(loose.accept / loose.sampleSize);
      }),
      { numRuns: 2000 },
    );
  });

  test('a bigger lot never has an earlier letter', () => {
    const size = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(fc.constantFrom(...inspectionLevels), size, size, (level, a, b) => {
        const [small, big] = a < b ? [a, b] : [b, a];
        expect(codeLetter(level, small) <= codeLetter(level, big)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('every cell leads to a plan', () => {
    for (const letter of 'ABCDEFGHJKLMNPQR')
      for (const aql of aqls) expect(Number.isInteger(planOf(letter, aql).accept)).toBe(true);
  });
});
