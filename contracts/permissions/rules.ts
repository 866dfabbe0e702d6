import { z } from 'zod';
import { placeholders } from './conditions.ts';
import type { Conditions, Value } from './conditions.ts';
import { subjectEntry } from './subjects.ts';
import type { AttributeKind, Permission, SubjectEntry } from './subjects.ts';

/** A permission as data: a verb on a subject, where the conditions hold, for these fields. */
export type Rule = Permission & RuleDetails;

export interface RuleDetails {
  conditions?: Conditions;
  /** Only these fields; left out = all but the guarded ones. */
  fields?: string[];
}

/** A rule of any subject, as it is stored. */
export interface StoredRule extends RuleDetails {
  verb: string;
  subject: string;
}

const operators: Record<AttributeKind, readonly string[]> = {
  text: ['eq', 'ne', 'in'],
  texts: ['eq', 'ne', 'in'],
  boolean: ['eq', 'ne'],
  decimal: ['lte', 'gte'],
};

const text = z.string().min(1).max(200);
const value = z.union([text, z.boolean()]);
const limit = z.string().regex(/^-?\d{1,16}(\.\d{1,4})?$/, 'an amount with at most 4 decimals, as text');
const test = z.strictObject({
  eq: value.optional(),
  ne: value.optional(),
  in: z.array(text).min(1).max(200).optional(),
  lte: limit.optional(),
  gte: limit.optional(),
});

/** Shape of stored conditions; `ruleSchema` also checks them against the subject. */
export const conditionsSchema = z.record(z.string().max(60), test) as z.ZodType<Conditions>;

const shape = z.strictObject({
  subject: z.string().max(60),
  verb: z.string().max(60),
  conditions: conditionsSchema.optional(),
  fields: z.array(z.string().min(1).max(60)).min(1).max(50).optional(),
});

/** A rule that the table knows: subject, verb, attributes, and operators that suit them. */
export const ruleSchema = shape.superRefine((rule, context) => {
  const refuse = (path: string[], message: string): void =>
    void context.addIssue({ code: 'custom', path, message, input: rule });
  const entry = subjectEntry(rule.subject);
  if (!entry) return refuse(['subject'], `there is no subject ${rule.subject}`);
  if (!entry.verbs.includes(rule.verb)) refuse(['verb'], `${rule.subject} knows no verb ${rule.verb}`);
  for (const [attribute, tests] of Object.entries(rule.conditions ?? {})) {
    for (const complaint of complaints(entry, rule.subject, attribute, tests))
      refuse(['conditions', attribute], complaint);
  }
}) as z.ZodType<StoredRule>;

function complaints(entry: SubjectEntry, subject: string, attribute: string, tests: object): string[] {
  const kind = Object.hasOwn(entry.attributes, attribute) ? entry.attributes[attribute] : undefined;
  if (!kind) return [`${subject} has no attribute ${attribute}`];
  const given = Object.entries(tests).filter(([, wanted]) => wanted !== undefined);
  if (given.length === 0) return [`nothing is asked of ${attribute}`];
  return given.flatMap(([operator, wanted]: [string, Value | Value[]]) => {
    if (!operators[kind].includes(operator)) return [`${operator} does not suit ${attribute}`];
    const values = [wanted].flat();
    if (kind === 'boolean' && values.some((one) => typeof one !== 'boolean')) return [`${attribute} is true or false`];
    if (kind !== 'boolean' && values.some((one) => typeof one === 'boolean')) return [`${attribute} is a text`];
    return values
      .filter((one) => typeof one === 'string' && one.startsWith('$') && !Object.hasOwn(placeholders, one))
      .map((one) => `there is no placeholder ${String(one)}`);
  });
}
