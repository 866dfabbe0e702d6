import { Ability } from '@casl/ability';
import { packRules, unpackRules } from '@casl/ability/extra';
import type { RawRule } from '@casl/ability';
import type { PackRule } from '@casl/ability/extra';
import { matches } from './conditions.ts';
import type { Bound } from './conditions.ts';
import { subjectEntry } from './subjects.ts';

/** A rule with the person's values filled in. `reason` tells where it comes from: role codes and delegations. */
export type BoundRule = RawRule<[string, string], Bound[]>;
export type PackedRule = PackRule<BoundRule>;

/** A record to be judged, with its subject; the record itself stays untouched. */
interface Judged {
  __typename: string;
  record: object;
}
export type PermissionAbility = Ability<[string, string | Judged], Bound[]>;

/** CASL over our conditions; the same on the server and in the browser. */
export function abilityOf(rules: BoundRule[]): PermissionAbility {
  return new Ability(rules as never, {
    conditionsMatcher: (conditions: Bound[]) => ((judged: Judged) => matches(conditions, judged.record)) as never,
    fieldMatcher: (fields) => (field) => fieldAllowed(fields, field),
    detectSubjectType: (judged) => (judged as Judged).__typename as never,
  });
}

/** May this be done at all (without a record), or to this record? */
export function permitted(
  ability: PermissionAbility,
  verb: string,
  subject: string,
  record?: object,
  field?: string,
): boolean {
  return ability.can(verb, record ? { __typename: subject, record } : subject, field);
}

/** The rule that permits it, own rules before delegated ones. */
export function permittingRule(
  ability: PermissionAbility,
  verb: string,
  subject: string,
  record?: object,
): BoundRule | undefined {
  const rule = ability.relevantRuleFor(verb, record ? { __typename: subject, record } : subject);
  return rule ? (rule.origin as unknown as BoundRule) : undefined;
}

/** `fields` of a rule that names none: everything but what the subject guards. */
export function defaultFields(subject: string): string[] | undefined {
  const guarded = subjectEntry(subject)?.guarded;
  return guarded && guarded.length > 0 ? guarded.map((field) => `!${field}`) : undefined;
}

function fieldAllowed(fields: readonly string[], field: string): boolean {
  if (fields[0]?.startsWith('!')) return !fields.includes(`!${field}`);
  return fields.includes(field);
}

/** Short form for `GET /api/session`. */
export function packAbility(rules: readonly BoundRule[]): PackedRule[] {
  return packRules(rules as BoundRule[]);
}

/** The browser's ability from the short form. */
export function unpackAbility(packed: PackedRule[]): PermissionAbility {
  return abilityOf(unpackRules(packed as never) as unknown as BoundRule[]);
}
