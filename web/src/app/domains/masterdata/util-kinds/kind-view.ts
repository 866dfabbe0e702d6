import type { IconName } from '../../shared/ui-icon/icons.ts';
import type { Key } from '../../shared/util-i18n/i18n.ts';
import type { LookupName } from '../../shared/util-lookup/lookup-client.ts';

export type Row = Record<string, unknown>;

/** What the schema does not say about a field. */
export interface FieldHint {
  /** Another record, found by typing. */
  lookup?: LookupName;
  params?: Record<string, string>;
  /** Plural of the kind that it names, for a link. */
  kind?: string;
  /** Words of its choices: `itemTypes` for `itemTypes.raw`. */
  options?: string;
  help?: Key;
  full?: true;
  long?: true;
  visibleWhen?: string;
  defaultValue?: string | boolean;
}

export interface FieldGroup {
  title?: Key;
  fields: readonly string[];
}

export type CellShow = 'name' | 'choice' | 'quantity' | 'day' | 'when' | 'money';

export interface RelatedColumn {
  id: string;
  label: Key;
  show?: CellShow;
  /** Words of a choice. */
  options?: string;
  /** Field with the unit of a quantity, or with the currency of an amount. */
  unit?: string;
  /** Field with a name that stands before the code. */
  name?: string;
}

/** Another list that belongs to a record. */
export interface Related {
  title: Key;
  none: Key;
  path: string;
  /** Who may read that list. */
  subject: string;
  query: (row: Row) => Record<string, string>;
  columns: readonly RelatedColumn[];
  link?: (row: Row) => string[];
  /** A new one of another kind, filled in as far as this record says. */
  add?: { kind: string; subject: string; values: (row: Row) => Record<string, string> };
}

export interface KindVerb {
  name: 'release' | 'retire';
  from: readonly string[];
  text: Key;
}

/** How the app shows one kind of master data. Fields of the schema that are not named come at the end. */
export interface KindView {
  icon: IconName;
  /** What it is for, in one sentence. */
  intro: Key;
  groups: readonly FieldGroup[];
  hints: Readonly<Record<string, FieldHint>>;
  /** What makes it the same record: cannot be changed. */
  fixed: readonly string[];
  /** Of the list, in order. */
  columns: readonly string[];
  filters: readonly string[];
  /** The record's code, as people know it. */
  code: (row: Row) => string;
  /** What may follow after the code in headings: a field with a name in two languages. */
  name?: string;
  /** Released revisions do not change: one goes on with a copy. */
  revised?: true;
  verbs?: readonly KindVerb[];
  related?: readonly Related[];
}

export function text(row: Row, field: string): string {
  const value = row[field];
  return value === null || value === undefined ? '' : String(value);
}

export const byCode = (row: Row): string => text(row, 'code');
