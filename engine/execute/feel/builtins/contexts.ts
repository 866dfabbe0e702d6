import { Builtin, signature } from '../builtin.ts';
import { equals } from '../compare.ts';
import type { FeelContext, FeelValue } from '../values.ts';
import { entryOf, isContext, newContext } from '../values.ts';

/** Built-in functions on contexts (DMN 1.5 §10.3.4.7) and of general use. */

function getValue(context: FeelContext, path: FeelValue): FeelValue {
  const keys = Array.isArray(path) ? path : [path];
  let value: FeelValue = context;
  for (const key of keys) {
    if (typeof key !== 'string' || !isContext(value)) return null;
    value = entryOf(value, key) ?? null;
  }
  return value;
}

function copy(context: FeelContext): FeelContext {
  return Object.assign(newContext(), context);
}

function put(context: FeelContext, path: readonly FeelValue[], value: FeelValue): FeelContext | null {
  const [key, ...rest] = path;
  if (typeof key !== 'string') return null;
  const result = copy(context);
  if (rest.length === 0) {
    result[key] = value;
    return result;
  }
  const inner = entryOf(context, key) ?? newContext();
  const next = isContext(inner) ? put(inner, rest, value) : null;
  if (!next) return null;
  result[key] = next;
  return result;
}

/** A context from a list of `{key, value}`; `null` when a key is missing or comes twice. */
function fromEntries(list: readonly FeelValue[]): FeelContext | null {
  const result = newContext();
  for (const entry of list) {
    if (!isContext(entry)) return null;
    const [key, value] = [entryOf(entry, 'key'), entryOf(entry, 'value')];
    if (typeof key !== 'string' || value === undefined || Object.hasOwn(result, key)) return null;
    result[key] = value;
  }
  return result;
}

function entries(context: FeelContext): FeelContext[] {
  return Object.keys(context).map((key) => Object.assign(newContext(), { key, value: context[key]! }));
}

function merge(list: readonly FeelValue[]): FeelContext | null {
  if (!list.every(isContext)) return null;
  return Object.assign(newContext(), ...list) as FeelContext;
}

export const contexts: [string, Builtin][] = [
  [
    'get value',
    new Builtin([
      signature('m: context, key: any', ([context, key]: [FeelContext, FeelValue]) => getValue(context, key)),
    ]),
  ],
  ['get entries', new Builtin([signature('m: context', ([context]: [FeelContext]) => entries(context))])],
  ['context', new Builtin([signature('entries: list', ([list]: [FeelValue[]]) => fromEntries(list))])],
  [
    'context put',
    new Builtin([
      signature(
        'context: context, key: string, value: any',
        ([context, key, value]: [FeelContext, string, FeelValue]) => put(context, [key], value),
      ),
      signature(
        'context: context, keys: list, value: any',
        ([context, keys, value]: [FeelContext, FeelValue[], FeelValue]) => put(context, keys, value),
      ),
    ]),
  ],
  ['context merge', new Builtin([signature('contexts: list', ([list]: [FeelValue[]]) => merge(list))])],
  ['is', new Builtin([signature('value1: any?, value2: any?', ([a, b]: [FeelValue, FeelValue]) => identical(a, b))])],
  ['is defined', new Builtin([signature('value: any', ([value]: [FeelValue]) => value !== null)])],
];

/** `is` tells points of time in different zones apart, where `=` does not (DMN 1.5 §10.3.4.8). */
function identical(a: FeelValue, b: FeelValue): boolean {
  const texts = [a, b].map((value) => (typeof value === 'object' && value !== null ? value.toString : null));
  if (equals(a, b) !== true) return false;
  return texts.includes(null) || Array.isArray(a) || isContext(a) || String(a) === String(b);
}
