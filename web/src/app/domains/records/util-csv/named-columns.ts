import type { I18n, Key } from '../../shared/util-i18n/i18n.ts';
import type { ImportColumn } from './import-column.ts';

/** A column whose words are keys of the dictionaries. */
export interface NamedColumn {
  name: string;
  label: Key;
  required?: boolean;
  note?: Key;
}

export function namedColumns(columns: readonly NamedColumn[], i18n: I18n): ImportColumn[] {
  return columns.map(({ name, label, required, note }) => ({
    name,
    label: i18n.t(label),
    required: required ?? false,
    ...(note ? { note: i18n.t(note) } : {}),
  }));
}
