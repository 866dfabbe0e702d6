import { describe, expect, it } from '@jest/globals';
import { knownMigrations, planMigration } from './migrate.ts';

describe('planMigration', () => {
  const known = ['Migration1', 'Migration2', 'Migration3'];

  it('makes a new database without a backup', () => {
    expect(planMigration([], known)).toEqual({ pending: known, backUp: false });
  });

  it('backs up data of an older version first', () => {
    expect(planMigration(['Migration1'], known)).toEqual({ pending: ['Migration2', 'Migration3'], backUp: true });
  });

  it('leaves data of this version alone', () => {
    expect(planMigration(known, known)).toEqual({ pending: [], backUp: false });
  });

  it('refuses data of a newer version, also when something older is missing', () => {
    expect(() => planMigration(['Migration1', 'Migration4'], known)).toThrow(
      'made by a newer version of Millrace (it has Migration4)',
    );
  });
});

describe('knownMigrations', () => {
  it('finds those of this version', () => {
    expect(knownMigrations().length).toBeGreaterThan(0);
    expect(knownMigrations().every((name) => /^Migration\d{14}/.test(name))).toBe(true);
  });

  it('finds none in a folder that is not there', () => {
    expect(knownMigrations('/no/such/folder')).toEqual([]);
  });
});
