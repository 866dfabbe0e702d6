import { toMillionths } from '../decimal.ts';
import type { AttributeKind } from './subjects.ts';

/** What a rule may ask of an attribute. Values starting with `$user.` stand for the person. */
export interface Test {
  eq?: Value;
  ne?: Value;
  in?: Value[];
  lte?: string;
  gte?: string;
}
export type Value = string | boolean;
/** All tests of all attributes must hold. */
export type Conditions = Record<string, Test>;

/** The person's own values that conditions may name. */
export const placeholders = {
  '$user.username': 'the person, and under delegation also the one acted for',
  '$user.roles': 'codes of the roles held',
  '$user.departments': 'own department and all below it, or below a department that the person heads',
  '$user.headed': 'departments that the person heads, with all below',
} as const;
export type Placeholder = keyof typeof placeholders;
export type Bindings = Record<Placeholder, readonly string[]>;

/** A condition with the person's values filled in; a rule has a list of which all must hold. */
export type Bound =
  | { attribute: string; kind: AttributeKind; op: 'in' | 'nin'; values: string[] }
  | { attribute: string; kind: AttributeKind; op: 'lte' | 'gte'; value: string };

/** Fills in the person: `eq` and `in` become "one of", `ne` becomes "none of". */
export function bindConditions(
  conditions: Conditions,
  kinds: Readonly<Record<string, AttributeKind>>,
  bindings: Bindings,
): Bound[] {
  return Object.entries(conditions).flatMap(([attribute, test]) => {
    const kind = kinds[attribute] ?? 'text';
    const bound: Bound[] = [];
    if (test.eq !== undefined) bound.push({ attribute, kind, op: 'in', values: resolve([test.eq], bindings) });
    if (test.in) bound.push({ attribute, kind, op: 'in', values: resolve(test.in, bindings) });
    if (test.ne !== undefined) bound.push({ attribute, kind, op: 'nin', values: resolve([test.ne], bindings) });
    if (test.lte !== undefined) bound.push({ attribute, kind, op: 'lte', value: test.lte });
    if (test.gte !== undefined) bound.push({ attribute, kind, op: 'gte', value: test.gte });
    return bound;
  });
}

function resolve(values: readonly Value[], bindings: Bindings): string[] {
  const resolved = values.flatMap((value) =>
    typeof value === 'string' && Object.hasOwn(placeholders, value) ? bindings[value as Placeholder] : [String(value)],
  );
  return [...new Set(resolved)].sort();
}

/**
 * Judges a record. An attribute that the record does not have at all fails every test (a caller forgot it); `null`
 * means "nobody, none": it fails `in`, `lte` and `gte` and passes `nin`.
 */
export function matches(bound: readonly Bound[], record: object): boolean {
  return bound.every((condition) => holds(condition, (record as Record<string, unknown>)[condition.attribute]));
}

function holds(condition: Bound, value: unknown): boolean {
  if (value === undefined) return false;
  if ('values' in condition) {
    const found = valuesOf(value).some((one) => condition.values.includes(one));
    return condition.op === 'in' ? found : !found;
  }
  const amount = decimalOf(value);
  if (amount === undefined) return false;
  const limit = toMillionths(condition.value);
  return condition.op === 'lte' ? amount <= limit : amount >= limit;
}

function valuesOf(value: unknown): string[] {
  if (value === null) return [];
  return Array.isArray(value) ? value.map(String) : [String(value)];
}

function decimalOf(value: unknown): bigint | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  return /^-?\d+(\.\d{1,6})?$/.test(String(value)) ? toMillionths(String(value)) : undefined;
}
