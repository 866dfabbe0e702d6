import { Builtin, signature } from '../builtin.ts';
import { equals } from '../compare.ts';
import type { Num } from '../decimal.ts';
import { truncated } from '../decimal.ts';
import type { Scope } from '../scope.ts';
import type { FeelValue } from '../values.ts';
import type { FeelFunction } from '../values.ts';

/** Built-in functions on lists (DMN 1.5 §10.3.4.4). Lists are never changed in place. */

function same(a: FeelValue, b: FeelValue): boolean {
  return equals(a, b) === true;
}

function distinct(list: readonly FeelValue[], scope: Scope, position: number): FeelValue[] {
  const seen = new Set<FeelValue>();
  const result: FeelValue[] = [];
  for (const item of list) {
    const simple = typeof item === 'string' || typeof item === 'number' || typeof item === 'boolean' || item === null;
    if (!simple) scope.spend(Math.ceil(result.length / 20), position);
    if (simple ? seen.has(item) : result.some((other) => same(other, item))) continue;
    if (simple) seen.add(item);
    result.push(item);
  }
  return result;
}

function flatten(value: FeelValue[]): FeelValue[] {
  return value.flatMap((item) => (Array.isArray(item) ? flatten(item) : [item]));
}

/** 1-based from the front, −1-based from the back; `null` outside of `length` elements. */
function indexOf(position: Num, length: number): number | null {
  const whole = truncated(position);
  if (whole === null || whole === 0) return null;
  const index = whole > 0 ? whole - 1 : length + whole;
  return index >= 0 && index < length ? index : null;
}

function sublist(list: FeelValue[], start: Num, length: Num | null): FeelValue[] | null {
  const from = indexOf(start, list.length);
  const size = length === null ? null : truncated(length);
  if (from === null || (length !== null && (size === null || size < 0))) return null;
  const to = size === null ? list.length : from + size;
  return to > list.length ? null : list.slice(from, to);
}

function insertBefore(list: FeelValue[], position: Num, item: FeelValue): FeelValue[] | null {
  const index = indexOf(position, position === list.length + 1 ? list.length + 1 : list.length);
  return index === null ? null : [...list.slice(0, index), item, ...list.slice(index)];
}

function remove(list: FeelValue[], position: Num): FeelValue[] | null {
  const index = indexOf(position, list.length);
  return index === null ? null : list.toSpliced(index, 1);
}

function replaceAt(list: FeelValue[], position: Num, item: FeelValue): FeelValue[] | null {
  const index = indexOf(position, list.length);
  return index === null ? null : list.with(index, item);
}

/** Every element for which `match(element, item)` is true is replaced; anything but true and false is no answer. */
function replaceMatching(list: FeelValue[], match: FeelFunction, item: FeelValue): FeelValue[] | null {
  if (!match.takes(2)) return null;
  const result: FeelValue[] = [];
  for (const old of list) {
    const matches = match.call([old, item]);
    if (typeof matches !== 'boolean') return null;
    result.push(matches ? item : old);
  }
  return result;
}

/** A stable merge sort, so that the order of equal elements stays and any function is asked a bounded number of times. */
function sort(list: FeelValue[], precedes: FeelFunction, scope: Scope, position: number): FeelValue[] {
  if (list.length < 2) return list;
  scope.spend(list.length, position);
  const middle = Math.floor(list.length / 2);
  const left = sort(list.slice(0, middle), precedes, scope, position);
  const right = sort(list.slice(middle), precedes, scope, position);
  const result: FeelValue[] = [];
  let [i, j] = [0, 0];
  while (i < left.length && j < right.length) {
    result.push(precedes.call([right[j]!, left[i]!]) === true ? right[j++]! : left[i++]!);
  }
  return [...result, ...left.slice(i), ...right.slice(j)];
}

export const lists: [string, Builtin][] = [
  [
    'list contains',
    new Builtin([
      signature('list: list, element: any', ([list, element]: [FeelValue[], FeelValue]) =>
        list.some((item) => same(item, element)),
      ),
    ]),
  ],
  [
    'sublist',
    new Builtin([
      signature(
        'list: list, start position: number, length: number?',
        ([list, start, length]: [FeelValue[], Num, Num | null]) => sublist(list, start, length),
      ),
    ]),
  ],
  [
    'append',
    new Builtin([
      signature('list: list, ...item: any', ([list, items]: [FeelValue[], FeelValue[]]) => [...list, ...items]),
    ]),
  ],
  ['concatenate', new Builtin([signature('...list: list', ([lists]: [FeelValue[]]) => listOfLists(lists).flat())])],
  [
    'insert before',
    new Builtin([
      signature('list: list, position: number, newItem: any', ([list, position, item]: [FeelValue[], Num, FeelValue]) =>
        insertBefore(list, position, item),
      ),
    ]),
  ],
  [
    'remove',
    new Builtin([
      signature('list: list, position: number', ([list, position]: [FeelValue[], Num]) => remove(list, position)),
    ]),
  ],
  [
    'list replace',
    new Builtin([
      signature('list: list, position: number, newItem: any', ([list, position, item]: [FeelValue[], Num, FeelValue]) =>
        replaceAt(list, position, item),
      ),
      signature(
        'list: list, match: function, newItem: any',
        ([list, match, item]: [FeelValue[], FeelFunction, FeelValue]) => replaceMatching(list, match, item),
      ),
    ]),
  ],
  ['reverse', new Builtin([signature('list: list', ([list]: [FeelValue[]]) => list.toReversed())])],
  [
    'index of',
    new Builtin([
      signature('list: list, match: any', ([list, match]: [FeelValue[], FeelValue]) =>
        list.flatMap((item, index) => (same(item, match) ? [index + 1] : [])),
      ),
    ]),
  ],
  [
    'union',
    new Builtin([
      signature('...list: list', ([lists]: [FeelValue[]], scope, position) =>
        distinct(listOfLists(lists).flat(), scope, position),
      ),
    ]),
  ],
  [
    'distinct values',
    new Builtin([signature('list: list', ([list]: [FeelValue[]], scope, position) => distinct(list, scope, position))]),
  ],
  ['flatten', new Builtin([signature('list: list', ([list]: [FeelValue[]]) => flatten(list))])],
  [
    'sort',
    new Builtin([
      signature('list: list, precedes: function', ([list, precedes]: [FeelValue[], FeelFunction], scope, position) =>
        precedes.takes(2) ? sort(list, precedes, scope, position) : null,
      ),
    ]),
  ],
];

function listOfLists(values: FeelValue[]): FeelValue[][] {
  return values.map((value) => (Array.isArray(value) ? value : [value]));
}
