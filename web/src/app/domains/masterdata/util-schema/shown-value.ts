import type { LocalizedText } from '../../../../../../contracts/json.ts';
import type { I18n } from '../../shared/util-i18n/i18n.ts';
import type { Times } from '../../shared/util-time/times.ts';
import type { FieldHint, KindView, Row } from '../util-kinds/kind-view.ts';
import { shiftText } from './form-values.ts';
import type { JsonSchema } from './json-schema.ts';
import { propertiesOf, shapeOf } from './json-schema.ts';
import { choiceWord, fieldLabel } from './kind-words.ts';

export interface ShowHelp {
  i18n: I18n;
  times: Times;
  plural: string;
  view: Pick<KindView, 'hints'>;
}

/** One line of a record's facts. */
export interface Fact {
  path: string;
  label: string;
  text: string;
  /** Address of the record that it names. */
  link?: string[];
}

/** A value as people read it; empty when there is none. */
export function shownValue(schema: JsonSchema, value: unknown, path: string, help: ShowHelp): string {
  if (value === null || value === undefined || value === '') return '';
  const hint: FieldHint = help.view.hints[path] ?? {};
  switch (shapeOf(schema)) {
    case 'localized':
      return bothNames(value as LocalizedText, help.i18n);
    case 'shifts':
      return (value as unknown[]).length === 0
        ? help.i18n.t('masterdata.noShift')
        : shiftText(value as { from: string; to: string }[]);
    case 'rows':
      return help.i18n.t('masterdata.rows', { n: (value as unknown[]).length });
    case 'group':
      return factsOf(schema, value as Row, help, `${path}.`)
        .map(({ text }) => text)
        .join(' · ');
    case 'tick':
      return help.i18n.t(value ? 'common.yes' : 'common.no');
    case 'choice':
      return choiceWord(help.i18n, hint.options, String(value));
    case 'date':
      return help.times.day(String(value));
    default:
      return String(value);
  }
}

/** The filled in fields of a record or of a part of it, in the order of the schema. */
export function factsOf(schema: JsonSchema, record: Row, help: ShowHelp, prefix = ''): Fact[] {
  return Object.entries(propertiesOf(schema)).flatMap(([name, inner]) => {
    const path = prefix + name;
    const value = record[name];
    if (shapeOf(inner) === 'rows' || value === null || value === undefined) return [];
    if (shapeOf(inner) === 'group') return factsOf(inner, value as Row, help, `${path}.`);
    return [factOf(inner, value, path, help)];
  });
}

export function factOf(schema: JsonSchema, value: unknown, path: string, help: ShowHelp): Fact {
  const kind = help.view.hints[path]?.kind;
  return {
    path,
    label: fieldLabel(help.i18n, help.plural, path),
    text: shownValue(schema, value, path, help),
    ...(kind && typeof value === 'string' ? { link: ['/master-data', kind, value] } : {}),
  };
}

function bothNames(name: LocalizedText, i18n: I18n): string {
  const first = i18n.text(name);
  const other = first === name.zh ? name.en : name.zh;
  return other && other !== first ? `${first} · ${other}` : first;
}
