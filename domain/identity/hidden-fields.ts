import { subjectEntry } from '../../contracts/permissions.ts';
import type { Subject } from '../../contracts/permissions.ts';
import type { Ability } from '../foundation/index.ts';

/** A record as this person may see it: guarded fields that no rule gives are left out. */
export function withoutHidden<Item extends object>(
  ability: Ability,
  subject: Subject,
  item: Item,
  record?: object,
): Item {
  const hidden = hiddenFields(ability, subject, record).filter((field) => field in item);
  return hidden.length === 0 ? item : (omit(item, hidden) as Item);
}

/** The same for whatever is inside as well, such as lines in an entry of the audit. */
export function withoutHiddenInside<Item extends object>(ability: Ability, subject: Subject, item: Item): Item {
  const hidden = hiddenFields(ability, subject);
  return hidden.length === 0 ? item : (strip(item, hidden) as Item);
}

function hiddenFields(ability: Ability, subject: Subject, record?: object): string[] {
  return (subjectEntry(subject)?.guarded ?? []).filter((field) => !ability.can('read', subject, record, field));
}

function omit(item: object, hidden: readonly string[]): object {
  return Object.fromEntries(Object.entries(item).filter(([field]) => !hidden.includes(field)));
}

function strip(value: unknown, hidden: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((inner) => strip(inner, hidden));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(omit(value, hidden)).map(([field, inner]) => [field, strip(inner, hidden)]));
}
