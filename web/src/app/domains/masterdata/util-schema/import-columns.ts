import type { ImportColumn } from '../../records/util-csv/import-column.ts';
import type { I18n } from '../../shared/util-i18n/i18n.ts';
import type { KindView } from '../util-kinds/kind-view.ts';
import type { JsonSchema, Kind } from './json-schema.ts';
import { isDecimal, pluralOf, propertiesOf, requiredOf, shapeOf } from './json-schema.ts';
import { choiceWord, fieldLabel } from './kind-words.ts';

type Words = Pick<I18n, 't' | 'maybe'>;

/** What the columns of a kind's file are called and what may stand in them. */
export function importColumns(kind: Kind, view: Pick<KindView, 'hints'>, i18n: Words): ImportColumn[] {
  const plural = pluralOf(kind);
  return kind.csvColumns.map((name) => {
    const found = at(kind.input, name.split('.'));
    const required = found?.required ?? false;
    const note = found ? noteOf(found.schema, view.hints[name]?.options, i18n) : '';
    return { name, label: labelOf(kind, plural, name, i18n), required, ...(note ? { note } : {}) };
  });
}

/** Columns of the rows inside are called after their list, so that none is called twice. */
function labelOf(kind: Kind, plural: string, name: string, i18n: Words): string {
  const steps = name.split('.');
  const last = steps.at(-1)!;
  const language = last === 'zh' || last === 'en';
  const label = fieldLabel(i18n, plural, language ? steps.slice(0, -1).join('.') : name);
  const inLanguage = language
    ? i18n.t(last === 'zh' ? 'masterdata.inChinese' : 'masterdata.inEnglish', { label })
    : label;
  const inRow = kind.csvList !== undefined && name.startsWith(`${kind.csvList}.`);
  return inRow ? `${fieldLabel(i18n, plural, kind.csvList!)}·${inLanguage}` : inLanguage;
}

function at(schema: JsonSchema, steps: string[]): { schema: JsonSchema; required: boolean } | null {
  const [first = '', ...rest] = steps;
  const inner = propertiesOf(schema)[first];
  if (!inner) return null;
  const required = requiredOf(schema).includes(first);
  if (rest.length === 0) return { schema: inner, required };
  const below = at(inner.items ?? inner, rest);
  return below && { schema: below.schema, required: below.required && (required || inner.items !== undefined) };
}

function noteOf(schema: JsonSchema, options: string | undefined, i18n: Words): string {
  switch (shapeOf(schema)) {
    case 'choice':
      return (schema.enum ?? [])
        .map((value) => {
          const word = choiceWord(i18n, options, value);
          return word === value ? value : `${value} = ${word}`;
        })
        .join(i18n.t('import.or'));
    case 'tick':
      return i18n.t('import.notes.tick');
    case 'number':
      return i18n.t('import.notes.whole');
    case 'date':
      return i18n.t('import.notes.date');
    case 'shifts':
      return i18n.t('import.notes.shifts');
    default:
      return isDecimal(schema) ? i18n.t('import.notes.decimal') : '';
  }
}
