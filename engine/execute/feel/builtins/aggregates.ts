import { Builtin, signature } from '../builtin.ts';
import { compare } from '../compare.ts';
import type { Num } from '../decimal.ts';
import { add, compareNumbers, divide, inScale, multiply, subtract } from '../decimal.ts';
import { squareRoot } from '../decimal-functions.ts';
import type { Scope } from '../scope.ts';
import type { FeelValue } from '../values.ts';
import { isNumber } from '../values.ts';

/** Built-in functions that make one value of a list (DMN 1.5 §10.3.4.4). */

type Aggregate = (list: FeelValue[], scope: Scope, position: number) => FeelValue;

/** `f(list)` and `f(a, b, …)`. */
function aggregate(apply: Aggregate): Builtin {
  const call = ([list]: [FeelValue[]], scope: Scope, position: number): FeelValue => apply(list, scope, position);
  const several = ([list]: [FeelValue[]], scope: Scope, position: number): FeelValue =>
    list.length === 0 ? null : apply(list, scope, position);
  return new Builtin([signature('list: list', call), signature('...list: any', several)]);
}

function extreme(direction: 1 | -1): Aggregate {
  return (list, scope, position) => {
    let best: FeelValue | undefined;
    for (const item of list) {
      if (item === null) return null;
      if (best === undefined) {
        best = item;
        continue;
      }
      const order = compare(item, best);
      if (order === null) return scope.fail('the values cannot be compared with each other', position);
      if (order * direction > 0) best = item;
    }
    return best ?? null;
  };
}

function numeric(apply: (list: Num[]) => FeelValue): Aggregate {
  return (list, scope, position) => {
    if (list.includes(null)) return null;
    const numbers = list.filter(isNumber);
    return numbers.length === list.length ? scaledResult(apply(numbers)) : scope.fail('numbers are needed', position);
  };
}

function scaledResult(value: FeelValue): FeelValue {
  return isNumber(value) ? inScale(value) : value;
}

function sum(list: readonly Num[]): Num {
  return list.reduce((total, item) => add(total, item), 0);
}

function mean(list: readonly Num[]): Num | null {
  return list.length === 0 ? null : divide(sum(list), list.length);
}

function sorted(list: readonly Num[]): Num[] {
  return [...list].sort(compareNumbers);
}

function median(list: readonly Num[]): Num | null {
  const ordered = sorted(list);
  const middle = Math.floor(ordered.length / 2);
  if (ordered.length === 0) return null;
  return ordered.length % 2 === 1 ? ordered[middle]! : divide(add(ordered[middle - 1]!, ordered[middle]!), 2);
}

/** Of a sample: divided by n − 1. */
function standardDeviation(list: readonly Num[]): Num | null {
  const average = mean(list);
  if (list.length < 2 || average === null) return null;
  const squares = list.map((item) => multiply(subtract(item, average), subtract(item, average)));
  const variance = divide(sum(squares), list.length - 1);
  return variance === null ? null : squareRoot(variance);
}

function mode(list: readonly Num[]): Num[] {
  const counts: { value: Num; count: number }[] = [];
  for (const value of sorted(list)) {
    const last = counts.at(-1);
    if (last && compareNumbers(last.value, value) === 0) last.count += 1;
    else counts.push({ value, count: 1 });
  }
  const most = Math.max(0, ...counts.map(({ count }) => count));
  return counts.filter(({ count }) => count === most).map(({ value }) => value);
}

/** `all` and `any`, three-valued. */
function logical(decisive: boolean): Aggregate {
  return (list, scope, position) => {
    if (list.includes(decisive)) return decisive;
    if (list.every((item) => item === !decisive)) return !decisive;
    return list.every((item) => item === null || typeof item === 'boolean')
      ? null
      : scope.fail('true and false are needed', position);
  };
}

export const aggregates: [string, Builtin][] = [
  ['min', aggregate(extreme(-1))],
  ['max', aggregate(extreme(1))],
  ['sum', aggregate(numeric((list) => (list.length === 0 ? null : sum(list))))],
  ['product', aggregate(numeric((list) => (list.length === 0 ? null : list.reduce((a, b) => multiply(a, b), 1))))],
  ['mean', aggregate(numeric(mean))],
  ['median', aggregate(numeric(median))],
  ['stddev', aggregate(numeric(standardDeviation))],
  ['mode', aggregate(numeric(mode))],
  ['all', aggregate(logical(false))],
  ['any', aggregate(logical(true))],
  ['count', new Builtin([signature('list: list', ([list]: [FeelValue[]]) => list.length)])],
];
