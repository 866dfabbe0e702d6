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
  const hidden = (subjectEntry(subject)?.guarded ?? []).filter(
    (field) => field in item && !ability.can('read', subject, record, field),
  );
  if (hidden.length === 0) return item;
  return Object.fromEntries(Object.entries(item).filter(([field]) => !hidden.includes(field))) as Item;
}
