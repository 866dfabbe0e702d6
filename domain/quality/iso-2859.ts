import { aqls } from '../../contracts/quality/vocabulary.ts';
import type { Aql, InspectionLevel } from '../../contracts/quality/vocabulary.ts';

/**
 * ISO 2859-1 (GB/T 2828.1), single sampling, normal inspection. The master table is a function of one number: with the
 * letter as row i and the limit as column j, all plans of one acceptance number lie on a diagonal d = i + j; arrows lead
 * along the column to the next diagonal that has one.
 */

const LETTERS = [...'ABCDEFGHJKLMNPQR'];
const SIZES = [2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800, 1250, 2000];

/** Upper ends of the lot sizes, and the letter of each level. */
const LOT_SIZES = [8, 15, 25, 50, 90, 150, 280, 500, 1200, 3200, 10_000, 35_000, 150_000, 500_000, Infinity];
const CODES: Record<InspectionLevel, string> = {
  'S-1': 'AAAABBBBCCCCDDD',
  'S-2': 'AAABBBCCCDDDEEE',
  'S-3': 'AABBCCDDEEFFGGH',
  'S-4': 'AABCCDEEFGGHJJK',
  I: 'AABCCDEFGHJKLMN',
  II: 'ABCDEFGHJKLMNPQ',
  III: 'BCDEFGHJKLMNPQR',
};

/** Acceptance number of each diagonal. */
const ACCEPTANCE: Partial<Record<number, number>> = {
  14: 0,
  17: 1,
  18: 2,
  19: 3,
  20: 5,
  21: 7,
  22: 10,
  23: 14,
  24: 21,
  25: 30,
  26: 44,
};
/** Diagonals 25 and 26 exist for the small samples A to E only. */
const LAST_SMALL_ROW = LETTERS.indexOf('E');
const FIRST_DIAGONAL = 14;

export interface SamplingPlan {
  /** Letter by lot size and level; the arrows may lead to the plan of another one. */
  code: string;
  planCode: string;
  sampleSize: number;
  accept: number;
  reject: number;
}

/** Letter of a lot size at an inspection level. */
export function codeLetter(level: InspectionLevel, lotSize: number): string {
  return CODES[level][LOT_SIZES.findIndex((end) => lotSize <= end)]!;
}

/** The plan for a letter and a limit, arrows followed. */
export function planOf(code: string, aql: Aql): Omit<SamplingPlan, 'code'> {
  const column = aqls.indexOf(aql);
  const row = follow(LETTERS.indexOf(code), column);
  const accept = ACCEPTANCE[row + column]!;
  return { planCode: LETTERS[row]!, sampleSize: SIZES[row]!, accept, reject: accept + 1 };
}

/** The whole way from a lot to its plan. A sample as large as the lot means: every piece. */
export function samplingPlan(level: InspectionLevel, lotSize: number, aql: Aql): SamplingPlan {
  const code = codeLetter(level, lotSize);
  const plan = planOf(code, aql);
  return { code, ...plan, sampleSize: Math.min(plan.sampleSize, lotSize) };
}

/** Follows the arrow of a cell, if it has one, to the row of the plan. */
function follow(row: number, column: number): number {
  const diagonal = row + column;
  if (diagonal < FIRST_DIAGONAL) return FIRST_DIAGONAL - column;
  // Up to acceptance number 0; at the upper edge down to 1.
  if (diagonal === 15) return row > 0 ? row - 1 : row + 2;
  // Down to acceptance number 1; at the lower edge up to 0.
  if (diagonal === 16) return row < LETTERS.length - 1 ? row + 1 : row - 2;
  let found = row;
  while (found + column > lastDiagonal(found)) found -= 1;
  return found;
}

function lastDiagonal(row: number): number {
  return row <= LAST_SMALL_ROW ? 26 : 24;
}
