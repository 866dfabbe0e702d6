import { toMillionths } from '../decimal.ts';
import type { Conditions, Test } from './conditions.ts';
import type { StoredRule } from './rules.ts';
import { subjectEntry } from './subjects.ts';

/** True when every record and field that the rule gives is also given by one rule of the ceiling. */
export function withinCeiling(rule: StoredRule, ceiling: readonly StoredRule[]): boolean {
  return ceiling.some(
    (limit) =>
      limit.subject === rule.subject &&
      limit.verb === rule.verb &&
      implies(rule.conditions ?? {}, limit.conditions ?? {}) &&
      fieldsWithin(rule, limit),
  );
}

function fieldsWithin(rule: StoredRule, limit: StoredRule): boolean {
  if (limit.fields) return rule.fields?.every((field) => limit.fields!.includes(field)) ?? false;
  const guarded = subjectEntry(rule.subject)?.guarded ?? [];
  return !rule.fields?.some((field) => guarded.includes(field));
}

/** True when what meets `narrow` surely meets `wide`: each test of `wide` follows from a test of the same attribute. */
export function implies(narrow: Conditions, wide: Conditions): boolean {
  return Object.entries(wide).every(([attribute, test]) => testImplies(narrow[attribute] ?? {}, test));
}

function testImplies(narrow: Test, wide: Test): boolean {
  if (wide.eq !== undefined && !chosenWithin(narrow, [wide.eq])) return false;
  if (wide.in && !chosenWithin(narrow, wide.in)) return false;
  // On a list attribute "one of these" does not exclude another one, so only the very same test will do.
  if (wide.ne !== undefined && narrow.ne !== wide.ne) return false;
  if (wide.lte !== undefined && !(narrow.lte !== undefined && isAtMost(narrow.lte, wide.lte))) return false;
  return wide.gte === undefined || (narrow.gte !== undefined && isAtMost(wide.gte, narrow.gte));
}

/** A placeholder stands for one thing only, itself. */
function chosenWithin(narrow: Test, allowed: readonly (string | boolean)[]): boolean {
  const byValue = narrow.eq !== undefined && allowed.includes(narrow.eq);
  const byList = narrow.in !== undefined && narrow.in.every((value) => allowed.includes(value));
  return byValue || byList;
}

function isAtMost(a: string, b: string): boolean {
  return toMillionths(a) <= toMillionths(b);
}
