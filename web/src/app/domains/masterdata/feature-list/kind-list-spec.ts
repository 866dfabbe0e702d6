import type { Filter } from '../../shared/ui-filter-bar/filter.ts';
import type { ListHelp, RecordColumn, RecordListSpec } from '../../records/ui-list/list-spec.ts';
import type { Times } from '../../shared/util-time/times.ts';
import type { KindView, Row } from '../util-kinds/kind-view.ts';
import { text } from '../util-kinds/kind-view.ts';
import type { JsonSchema, Kind } from '../util-schema/json-schema.ts';
import { isDecimal, pluralOf, propertiesOf, shapeOf } from '../util-schema/json-schema.ts';
import { choiceWord, fieldLabel } from '../util-schema/kind-words.ts';
import type { ShowHelp } from '../util-schema/shown-value.ts';
import { shownValue } from '../util-schema/shown-value.ts';
import { patternOf } from '../util-kinds/code-example.ts';

export interface KindRow extends Row {
  id: string;
}

/** The list of a kind of master data, from its schema and what the app knows of it. */
export function kindListSpec(kind: Kind, view: KindView, title: string, times: Times): RecordListSpec<KindRow> {
  const plural = pluralOf(kind);
  return {
    path: kind.path,
    title: { text: title },
    search: 'masterdata.search',
    icon: view.icon,
    empty: 'masterdata.noneFound',
    emptyText: 'masterdata.noneReadText',
    defaults: { active: 'true' },
    sort: 'code',
    live: [kind.subject],
    link: (row) => ['/master-data', plural, row.id],
    columns: (help) => columnsOf(kind, view, help, times),
    filters: (help) => [activeFilter(help), ...view.filters.map((name) => filterOf(kind, view, name, help))],
  };
}

function columnsOf(kind: Kind, view: KindView, help: ListHelp, times: Times): RecordColumn<KindRow>[] {
  const plural = pluralOf(kind);
  const show: ShowHelp = { i18n: help.i18n, times, plural, view };
  const columns = view.columns.map((name, index) => columnOf(kind, name, index, show));
  return [
    ...columns,
    {
      id: 'active',
      label: 'masterdata.status',
      narrow: 'hide',
      text: help.i18n.t('masterdata.status'),
      show: 'chip',
      value: (row) => help.i18n.t(row['active'] ? 'masterdata.active' : 'masterdata.inactive'),
      tone: (row) => (row['active'] ? 'ok' : 'warn'),
    },
    { id: 'updatedAt', label: 'records.at', sort: 'updatedAt', show: 'when', of: (row) => text(row, 'updatedAt') },
  ];
}

function columnOf(kind: Kind, name: string, index: number, show: ShowHelp): RecordColumn<KindRow> {
  const schema: JsonSchema = propertiesOf(kind.input)[name] ?? { type: 'string' };
  const numeric = shapeOf(schema) === 'number' || isDecimal(schema);
  return {
    id: name,
    label: 'masterdata.code',
    text: fieldLabel(show.i18n, show.plural, name),
    ...(index === 0 ? { sort: 'code', narrow: 'title' as const } : {}),
    ...(numeric ? { align: 'end' as const } : {}),
    ...(name === 'state' ? { show: 'chip' as const, tone: stateTone } : {}),
    value: (row) => cellText(schema, row, name, show),
  };
}

function cellText(schema: JsonSchema, row: KindRow, name: string, show: ShowHelp): string {
  const value = row[name];
  if (name === 'segments') return patternOf((value ?? []) as Row[], new Date());
  if (name === 'state' || (name === 'scope' && !schema.enum))
    return choiceWord(show.i18n, show.view.hints[name]?.options, text(row, name));
  if (name === 'sampling') return choiceWord(show.i18n, 'samplingRules', text((value ?? {}) as Row, 'rule'));
  if (shapeOf(schema) === 'localized') return show.i18n.text(value as { zh: string } | null);
  const label = show.i18n.text(row[`${name}Name`] as { zh: string } | undefined);
  const own = shownValue(schema, value, name, show);
  return label && own ? `${label} · ${own}` : own;
}

function stateTone(row: KindRow): 'ok' | 'info' | '' {
  return row['state'] === 'released' ? 'ok' : row['state'] === 'draft' ? 'info' : '';
}

function activeFilter({ i18n }: ListHelp): Filter {
  return {
    id: 'active',
    label: 'masterdata.status',
    kind: 'choice',
    options: () => [
      { value: 'true', label: i18n.t('masterdata.active') },
      { value: 'false', label: i18n.t('masterdata.inactive') },
      { value: 'all', label: i18n.t('masterdata.all') },
    ],
  };
}

const REVISIONS = ['draft', 'released', 'obsolete'];

function filterOf(kind: Kind, view: KindView, name: string, help: ListHelp): Filter {
  const hint = view.hints[name] ?? {};
  const base = { id: name, label: 'masterdata.code', text: fieldLabel(help.i18n, pluralOf(kind), name) } as const;
  const { lookup } = hint;
  if (lookup) return { ...base, kind: 'lookup', search: (words) => help.lookup.choices(lookup, words) };
  const values = name === 'state' ? REVISIONS : (propertiesOf(kind.input)[name]?.enum ?? []);
  const options = values.map((value) => ({ value, label: choiceWord(help.i18n, hint.options, value) }));
  return { ...base, kind: 'choice', options: () => options };
}
