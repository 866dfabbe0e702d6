import { subjectEntry, subjects, verbTitles } from '../../../../../../contracts/permissions.ts';
import type { Conditions, StoredRule, Test, Value } from '../../../../../../contracts/permissions.ts';
import type { LocalizedText } from '../../../../../../contracts/json.ts';
import type { I18n } from '../../shared/util-i18n/i18n.ts';

export interface RuleHelp {
  i18n: Pick<I18n, 't' | 'maybe' | 'text'>;
  /** Name of a plant, a line or a department. */
  place: (id: string) => string;
}

/** A condition as the API hands it on: with the person's values filled in. */
export interface BoundTest {
  attribute: string;
  op: 'in' | 'nin' | 'lte' | 'gte';
  values?: readonly string[] | undefined;
  value?: string | undefined;
}

export function subjectWord({ i18n }: Pick<RuleHelp, 'i18n'>, subject: string): string {
  return i18n.text(subjectEntry(subject)?.title, subject);
}

export function verbWord({ i18n }: Pick<RuleHelp, 'i18n'>, verb: string): string {
  const titles: Partial<Record<string, LocalizedText>> = verbTitles;
  return i18n.text(titles[verb], verb);
}

/** `the plant is Suzhou, and the amount is at most 5000`; empty when there is no condition. */
export function conditionWords(conditions: Conditions | null | undefined, help: RuleHelp): string {
  return Object.entries(conditions ?? {})
    .flatMap(([attribute, test]) => testWords(attribute, test, help))
    .join(help.i18n.t('rule.and'));
}

/** The same for what a record did not meet. */
export function boundWords(tests: readonly BoundTest[], help: RuleHelp): string {
  return tests
    .map(({ attribute, op, values = [], value }) => {
      const shown = value ?? (values.map((one) => valueWord(attribute, one, help)).join(help.i18n.t('rule.or')) || '—');
      const operator = { in: 'eq', nin: 'ne', lte: 'lte', gte: 'gte' } as const;
      return sentence(attribute, operator[op], shown, help);
    })
    .join(help.i18n.t('rule.and'));
}

/** Fields that a rule names, in words. */
export function fieldWords(fields: readonly string[], { i18n }: Pick<RuleHelp, 'i18n'>): string {
  return fields.map((field) => i18n.maybe(`rule.fields.${field}`, field)).join(i18n.t('rule.list'));
}

export interface RuleGroup<Rule> {
  subject: string;
  /** Rules that differ in their verb only. */
  lines: { key: string; rules: Rule[]; conditions: Conditions | null; fields: readonly string[] | null }[];
}

type AnyRule = Pick<StoredRule, 'subject' | 'verb'> & {
  conditions?: Conditions | null | undefined;
  fields?: readonly string[] | null | undefined;
};

/** Rules by subject, in the order of the permission table; verbs under the same condition stand in one line. */
export function groupRules<Rule extends AnyRule>(rules: readonly Rule[]): RuleGroup<Rule>[] {
  const groups = new Map<string, RuleGroup<Rule>>();
  for (const rule of [...rules].sort((one, other) => placeOf(one) - placeOf(other))) {
    const group = groups.get(rule.subject) ?? { subject: rule.subject, lines: [] };
    groups.set(rule.subject, group);
    const [conditions, fields] = [emptyAsNull(rule.conditions), rule.fields ?? null];
    const key = JSON.stringify([conditions, fields]);
    const line = group.lines.find((one) => one.key === key);
    if (line) line.rules.push(rule);
    else group.lines.push({ key, rules: [rule], conditions, fields });
  }
  return [...groups.values()];
}

/** Subjects and verbs stand in the order of the permission table. */
function placeOf({ subject, verb }: AnyRule): number {
  const names = Object.keys(subjects);
  const line = names.indexOf(subject);
  const place = subjectEntry(subject)?.verbs.indexOf(verb) ?? 0;
  return (line < 0 ? names.length : line) * 100 + place;
}

function emptyAsNull(conditions: Conditions | null | undefined): Conditions | null {
  return conditions && Object.keys(conditions).length > 0 ? conditions : null;
}

function testWords(attribute: string, test: Test, help: RuleHelp): string[] {
  const words: string[] = [];
  const or = help.i18n.t('rule.or');
  if (test.eq !== undefined) words.push(sentence(attribute, 'eq', valueWord(attribute, test.eq, help), help));
  if (test.ne !== undefined) words.push(sentence(attribute, 'ne', valueWord(attribute, test.ne, help), help));
  if (test.in) {
    const list = test.in.map((one) => valueWord(attribute, one, help)).join(or);
    words.push(sentence(attribute, 'eq', list, help));
  }
  if (test.lte !== undefined) words.push(sentence(attribute, 'lte', test.lte, help));
  if (test.gte !== undefined) words.push(sentence(attribute, 'gte', test.gte, help));
  return words;
}

function sentence(attribute: string, operator: 'eq' | 'ne' | 'lte' | 'gte', value: string, { i18n }: RuleHelp): string {
  return i18n.t(`rule.tests.${operator}`, { attribute: attributeWord({ i18n }, attribute), value });
}

export function attributeWord({ i18n }: Pick<RuleHelp, 'i18n'>, attribute: string): string {
  return i18n.maybe(`rule.attributes.${attribute}`, attribute);
}

const PLACES = new Set(['plantId', 'lineId', 'departmentId']);

function valueWord(attribute: string, value: Value, { i18n, place }: RuleHelp): string {
  if (typeof value === 'boolean') return i18n.t(value ? 'common.yes' : 'common.no');
  if (value.startsWith('$user.')) return i18n.maybe(`rule.values.${value.slice(6)}`, value);
  return PLACES.has(attribute) ? place(value) : value;
}
