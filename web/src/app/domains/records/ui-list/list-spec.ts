import type { Filter, FilterValues } from '../../shared/ui-filter-bar/filter.ts';
import type { IconName } from '../../shared/ui-icon/icons.ts';
import type { Column } from '../../shared/ui-table/column.ts';
import type { Right } from '../../shared/util-ability/permissions.ts';
import type { I18n, Key, Word } from '../../shared/util-i18n/i18n.ts';
import type { LookupClient } from '../../shared/util-lookup/lookup-client.ts';
import type { Names } from '../../shared/util-lookup/names.ts';

export type Tone = '' | 'ok' | 'warn' | 'danger' | 'info' | 'violet';

/** How a cell is shown; text when left out. */
export type Show = 'chip' | 'when' | 'day' | 'due' | 'quantity' | 'bar';

export interface RecordColumn<Row> extends Column<Row> {
  show?: Show;
  tone?: (row: Row) => Tone;
  /** Instant, for `when`, `day` and `due`; percent, for `bar`. */
  of?: (row: Row) => string | number | null | undefined;
}

/** What columns and filters need to find their words. */
export interface ListHelp {
  i18n: I18n;
  lookup: LookupClient;
  names: Names;
}

/** A list of records, described: the one list component shows it. */
export interface RecordListSpec<Row extends { id: string }> {
  path: string;
  title: Word;
  /** Hint of the search box; none: the list is not searched. */
  search?: Word;
  icon: IconName;
  empty: Word;
  /** What to do while there is none at all; buttons come as content. */
  emptyText?: Word;
  columns: (help: ListHelp) => RecordColumn<Row>[];
  filters?: (help: ListHelp) => Filter[];
  /** Always asked for, unless the person asks for something else. */
  defaults?: FilterValues;
  sort?: string;
  /** The question as the API takes it, where filters say it in other words: days instead of instants. */
  ask?: (question: FilterValues) => FilterValues;
  live: string[];
  link?: (row: Row) => string[];
  /** One button at the end of a row. */
  action?: { label: string; shown: (row: Row) => boolean; run: (row: Row) => void };
  right?: Right;
}

/** Keeps the row type while a spec is written down. */
export function recordList<Row extends { id: string }>(spec: RecordListSpec<Row>): RecordListSpec<Row> {
  return spec;
}

/** Options of a filter by state. */
export function choices(help: ListHelp, id: string, label: Key, values: readonly string[], prefix: string): Filter {
  return {
    id,
    label,
    kind: 'choice',
    options: () => values.map((value) => ({ value, label: help.i18n.maybe(`${prefix}.${value}`, value) })),
  };
}

/** A filter by a record that is found by typing. */
export function lookup(help: ListHelp, id: string, label: Key, name: Parameters<LookupClient['choices']>[0]): Filter {
  return { id, label, kind: 'lookup', search: (text) => help.lookup.choices(name, text) };
}
