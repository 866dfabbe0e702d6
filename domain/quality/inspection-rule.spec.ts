import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inspectionRule, rejectingClass } from './inspection-rule.ts';

const none = { critical: 0, major: 0, minor: 0 };

describe('how much is inspected', () => {
  test.each([
    ['nothing', { rule: 'none' }, 100, 0, 'none'],
    ['everything', { rule: 'all' }, 100, 100, 'all'],
    ['a fixed number', { rule: 'fixed', size: 5 }, 100, 5, 'sample'],
    ['no more than there is', { rule: 'fixed', size: 5 }, 3, 3, 'all'],
    ['percent, rounded up', { rule: 'percent', percent: '2.5' }, 101, 3, 'sample'],
    ['at least one', { rule: 'percent', percent: '0.1' }, 10, 1, 'sample'],
    ['by the standard', { rule: 'aql', level: 'II', aql: { major: '1.0', minor: '2.5' } }, 100, 20, 'sample'],
  ] as const)('%s', (_name, sampling, lotSize, sampleSize, mode) => {
    expect(inspectionRule({ ...sampling }, lotSize)).toMatchObject({ sampleSize, mode });
  });

  test('each class has its own acceptance number; one without a limit accepts none', () => {
    const { classes } = inspectionRule({ rule: 'aql', level: 'II', aql: { major: '2.5', minor: '4.0' } }, 1000);
    expect(classes.map(({ class: name, accept }) => [name, accept])).toEqual([
      ['critical', 0],
      ['major', 5],
      ['minor', 7],
    ]);
    expect(rejectingClass(classes, { ...none, major: 5, minor: 7 })).toBeUndefined();
    expect(rejectingClass(classes, { ...none, major: 6 })?.class).toBe('major');
    expect(rejectingClass(classes, { ...none, critical: 1 })?.class).toBe('critical');
  });

  test('the sample is never larger than the lot', () => {
    const sampling = fc.constantFrom(
      { rule: 'all' as const },
      { rule: 'fixed' as const, size: 50 },
      { rule: 'percent' as const, percent: '10' },
      { rule: 'aql' as const, level: 'II' as const, aql: { major: '0.65' as const } },
    );
    fc.assert(
      fc.property(sampling, fc.integer({ min: 1, max: 1_000_000 }), (rule, lotSize) => {
        const { sampleSize, mode } = inspectionRule(rule, lotSize);
        expect(sampleSize).toBeGreaterThan(0);
        expect(sampleSize).toBeLessThanOrEqual(lotSize);
        expect(mode).toBe(sampleSize === lotSize ? 'all' : 'sample');
      }),
      { numRuns: 1000 },
    );
  });
});
