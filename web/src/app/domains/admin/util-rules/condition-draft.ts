import type { Conditions, SubjectEntry } from '../../../../../../contracts/permissions.ts';

export type Operator = 'eq' | 'ne' | 'lte' | 'gte';

/** One line of a condition while it is written. */
export interface ConditionDraft {
  attribute: string;
  operator: Operator;
  /** Several texts are separated by commas. */
  value: string;
}

/** Operators that suit an attribute. */
export function operatorsOf(entry: SubjectEntry | undefined, attribute: string): readonly Operator[] {
  return entry?.attributes[attribute] === 'decimal' ? ['lte', 'gte'] : ['eq', 'ne'];
}

/** Lines as the API takes them; lines without a value say nothing. */
export function conditionsOf(lines: readonly ConditionDraft[], entry: SubjectEntry | undefined): Conditions {
  const conditions: Conditions = {};
  for (const { attribute, operator, value } of lines) {
    const texts = value
      .split(/[,，]/)
      .map((one) => one.trim())
      .filter(Boolean);
    if (!attribute || texts.length === 0) continue;
    const test = (conditions[attribute] ??= {});
    const boolean = entry?.attributes[attribute] === 'boolean';
    const first = boolean ? texts[0] === 'true' : texts[0]!;
    if (operator === 'eq' && texts.length > 1) test.in = texts;
    else if (operator === 'eq' || operator === 'ne') test[operator] = first;
    else test[operator] = texts[0]!;
  }
  return conditions;
}
