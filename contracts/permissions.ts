/** Who may do what: the table of verbs and subjects, rules as data, and the ability that judges them. */
export { subjects, subjectEntry, verbTitles } from './permissions/subjects.ts';
export type { AttributeKind, Permission, Subject, SubjectEntry, Verb, VerbOf } from './permissions/subjects.ts';
export { bindConditions, matches, placeholders } from './permissions/conditions.ts';
export type { Bindings, Bound, Conditions, Placeholder, Test, Value } from './permissions/conditions.ts';
export { conditionsSchema, ruleSchema } from './permissions/rules.ts';
export type { Rule, RuleDetails, StoredRule } from './permissions/rules.ts';
export { withinCeiling } from './permissions/within.ts';
export { fourEyesOf } from './permissions/four-eyes.ts';
export type { FourEyes } from './permissions/four-eyes.ts';
export {
  abilityOf,
  defaultFields,
  packAbility,
  permitted,
  permittingRule,
  unpackAbility,
} from './permissions/ability.ts';
export type { BoundRule, PackedRule, PermissionAbility } from './permissions/ability.ts';
