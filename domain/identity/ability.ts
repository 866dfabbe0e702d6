import {
  abilityOf,
  bindConditions,
  defaultFields,
  fourEyesOf,
  packAbility,
  permitted,
  permittingRule,
  subjectEntry,
} from '../../contracts/permissions.ts';
import type {
  Bindings,
  Bound,
  BoundRule,
  PackedRule,
  PermissionAbility,
  StoredRule,
} from '../../contracts/permissions.ts';
import type { Scope } from '../../contracts/identity/vocabulary.ts';
import type { Ability } from '../foundation/index.ts';
import { delegates, everyone, heads } from './base-rules.ts';
import type { ActingFor, HeldRole, Person } from './person.ts';

/** Marks rules that come by delegation; the user name of the one acted for follows. */
const delegationMark = 'delegation:';

/** What one person may do now: own rules and those by delegation. Judges records, and becomes SQL by `whereFor`. */
export class PersonAbility implements Ability {
  readonly rules: readonly BoundRule[];
  readonly #casl: PermissionAbility;

  constructor(person: Person) {
    this.rules = rulesOf(person);
    this.#casl = abilityOf([...this.rules]);
  }

  can(verb: string, subject: string, record?: object, field?: string): boolean {
    return permitted(this.#casl, verb, subject, record, field);
  }

  onBehalfOf(verb: string, subject: string, record?: object): string | null | undefined {
    const reason = permittingRule(this.#casl, verb, subject, record)?.reason;
    if (reason === undefined) return undefined;
    return reason.startsWith(delegationMark) ? reason.slice(delegationMark.length).split('/')[0]! : null;
  }

  /** Rules that give the verb on the subject, whatever their conditions. */
  rulesFor(verb: string, subject: string): BoundRule[] {
    return this.rules.filter((rule) => rule.action === verb && rule.subject === subject);
  }

  /** The rules in short form for the web app. */
  packed(): PackedRule[] {
    return packAbility(this.rules);
  }
}

/** Rules of delegations come first: CASL asks the last ones first, and own right goes before delegated right. */
function rulesOf(person: Person): BoundRule[] {
  const collected = new Map<string, BoundRule>();
  const add = (rules: BoundRule[]): void => {
    for (const rule of rules) {
      const key = JSON.stringify([rule.action, rule.subject, rule.conditions, rule.fields]);
      collected.delete(key);
      collected.set(key, rule);
    }
  };
  for (const other of person.actingFor) add(delegatedRules(person, other));
  const bindings = bindingsOf(person);
  for (const role of person.roles) add(roleRules(role, bindings, `role:${role.code}`));
  add(everyone.map((rule) => boundRule(rule, {}, bindings, 'everyone')));
  if (person.headed.length > 0) add(heads.map((rule) => boundRule(rule, {}, bindings, 'head')));
  return [...collected.values()];
}

function bindingsOf(person: Person): Bindings {
  return {
    '$user.username': [person.username],
    '$user.roles': person.roles.map((role) => role.code),
    '$user.departments': person.departments,
    '$user.headed': person.headed,
  };
}

/** Acting for somebody counts as that person and as oneself: neither may be the other pair of eyes. */
function delegatedRules(person: Person, other: ActingFor): BoundRule[] {
  const bindings: Bindings = {
    '$user.username': [person.username, other.username],
    '$user.roles': other.roles.map((role) => role.code),
    '$user.departments': other.departments,
    '$user.headed': [],
  };
  const mark = `${delegationMark}${other.username}`;
  return [
    ...delegates.map((rule) => boundRule(rule, {}, bindings, mark)),
    ...other.roles.flatMap((role) => roleRules(role, bindings, `${mark}/${role.code}`)),
  ];
}

function roleRules(role: HeldRole, bindings: Bindings, reason: string): BoundRule[] {
  return role.rules.map((rule) => boundRule(rule, role.scope, bindings, reason));
}

function boundRule(rule: StoredRule, scope: Scope, bindings: Bindings, reason: string): BoundRule {
  const kinds = subjectEntry(rule.subject)?.attributes ?? {};
  const conditions = [
    ...bindConditions(rule.conditions ?? {}, kinds, bindings),
    ...scopeConditions(scope, kinds),
    ...fourEyes(rule, bindings),
  ];
  const fields = rule.fields ?? defaultFields(rule.subject);
  return {
    action: rule.verb,
    subject: rule.subject,
    reason,
    ...(conditions.length > 0 ? { conditions } : {}),
    ...(fields ? { fields } : {}),
  };
}

function scopeConditions(scope: Scope, kinds: Readonly<Record<string, string>>): Bound[] {
  const attributes = { departmentId: scope.departments, plantId: scope.plants, lineId: scope.lines };
  return Object.entries(attributes).flatMap(([attribute, values]) =>
    values && attribute in kinds ? [{ attribute, kind: 'text' as const, op: 'in' as const, values }] : [],
  );
}

function fourEyes(rule: StoredRule, bindings: Bindings): Bound[] {
  const constraint = fourEyesOf(rule.verb, rule.subject);
  if (!constraint) return [];
  const values = [...bindings['$user.username']];
  return [{ attribute: constraint.attribute, kind: 'texts', op: 'nin', values }];
}
