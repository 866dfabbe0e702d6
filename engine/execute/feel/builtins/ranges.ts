import { Builtin, signature } from '../builtin.ts';
import { compare } from '../compare.ts';
import type { FeelValue } from '../values.ts';
import { FeelRange } from '../values.ts';

/** Built-in functions on ranges: the relations of Allen (DMN 1.5 §10.3.4.9). */

/** An end of a range; an excluded end lies a hair inside (`nudge`). A point is a closed range of itself. */
interface End {
  value: FeelValue;
  nudge: number;
  infinite: number;
}

interface Ends {
  low: End;
  high: End;
}

function ends(value: FeelValue): Ends {
  if (!(value instanceof FeelRange)) {
    const end = { value, nudge: 0, infinite: 0 };
    return { low: end, high: end };
  }
  return {
    low: { value: value.low, nudge: value.lowIncluded ? 0 : 1, infinite: value.low === null ? -1 : 0 },
    high: { value: value.high, nudge: value.highIncluded ? 0 : -1, infinite: value.high === null ? 1 : 0 },
  };
}

class Incomparable extends Error {}

/** Order of two ends by value alone. */
function byValue(a: End, b: End): number {
  if (a.infinite !== 0 || b.infinite !== 0) return a.infinite - b.infinite;
  const order = compare(a.value, b.value);
  if (order === null) throw new Incomparable();
  return Math.sign(order);
}

/** Order of two ends including whether they belong to their range. */
function order(a: End, b: End): number {
  return byValue(a, b) || Math.sign(a.nudge - b.nudge);
}

/** `a` ends before `b` begins, without sharing a point. */
function isBefore(a: Ends, b: Ends): boolean {
  const difference = byValue(a.high, b.low);
  return difference < 0 || (difference === 0 && (a.high.nudge !== 0 || b.low.nudge !== 0));
}

function meets(a: Ends, b: Ends): boolean {
  return byValue(a.high, b.low) === 0 && a.high.nudge === 0 && b.low.nudge === 0;
}

function overlap(a: Ends, b: Ends): boolean {
  return !isBefore(a, b) && !isBefore(b, a);
}

function includes(a: Ends, b: Ends): boolean {
  return order(a.low, b.low) <= 0 && order(b.high, a.high) <= 0;
}

function sameEnd(a: End, b: End): boolean {
  return order(a, b) === 0;
}

type Relation = (a: Ends, b: Ends) => boolean;

const flipped =
  (relation: Relation): Relation =>
  (a, b) =>
    relation(b, a);
const overlapsBefore: Relation = (a, b) => overlap(a, b) && order(a.low, b.low) < 0 && order(a.high, b.high) <= 0;
const finishes: Relation = (a, b) => sameEnd(a.high, b.high) && order(a.low, b.low) >= 0;
const starts: Relation = (a, b) => sameEnd(a.low, b.low) && order(a.high, b.high) <= 0;

/** Which arguments may be points: `p` point, `r` range. */
function relation(kinds: readonly string[], test: Relation): Builtin {
  const call = ([a, b]: [FeelValue, FeelValue]): boolean | null => {
    const shape = [a, b].map((value) => (value instanceof FeelRange ? 'r' : 'p')).join('');
    if (a === null || b === null || !kinds.includes(shape)) return null;
    try {
      return test(ends(a), ends(b));
    } catch (error) {
      if (error instanceof Incomparable) return null;
      throw error;
    }
  };
  const names = [
    'range1: any, range2: any',
    'point1: any, point2: any',
    'point: any, range: any',
    'range: any, point: any',
  ];
  return new Builtin(names.map((parameters) => signature(parameters, call)));
}

const any = ['pp', 'pr', 'rp', 'rr'];

export const ranges: [string, Builtin][] = [
  ['before', relation(any, isBefore)],
  ['after', relation(any, flipped(isBefore))],
  ['meets', relation(['rr'], meets)],
  ['met by', relation(['rr'], flipped(meets))],
  ['overlaps', relation(['rr'], overlap)],
  ['overlaps before', relation(['rr'], overlapsBefore)],
  ['overlaps after', relation(['rr'], flipped(overlapsBefore))],
  ['finishes', relation(['pr', 'rr'], finishes)],
  ['finished by', relation(['rp', 'rr'], flipped(finishes))],
  ['includes', relation(['rp', 'rr'], includes)],
  ['during', relation(['pr', 'rr'], flipped(includes))],
  ['starts', relation(['pr', 'rr'], starts)],
  ['started by', relation(['rp', 'rr'], flipped(starts))],
  ['coincides', relation(['pp', 'rr'], (a, b) => sameEnd(a.low, b.low) && sameEnd(a.high, b.high))],
];
