import type { StoredRule } from '../../../../../../contracts/permissions.ts';

/** Whether the ceiling gives a verb on a subject at all. */
export function gives(ceiling: readonly StoredRule[], subject: string, verb: string): boolean {
  return ceiling.some((rule) => rule.subject === subject && rule.verb === verb);
}

/** Gives a verb without conditions, or takes every rule of it away; rules of other verbs keep their conditions. */
export function toggled(ceiling: readonly StoredRule[], subject: string, verb: string): StoredRule[] {
  const others = ceiling.filter((rule) => rule.subject !== subject || rule.verb !== verb);
  return others.length < ceiling.length ? others : [...ceiling, { subject, verb }];
}
