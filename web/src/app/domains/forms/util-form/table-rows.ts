import type { FormField, SimpleFormField, TableFormField } from '../../../../../../contracts/forms/form.ts';
import { isEmptyValue } from './check-field.ts';
import { feelValue } from './feel-value.ts';

export type Values = Record<string, unknown>;

export function rowsOf(value: unknown): Values[] {
  return Array.isArray(value) ? (value as Values[]) : [];
}

/** A cell may depend on the other cells of its row, and on the fields of the form. */
export function cellVisible(column: SimpleFormField, row: Values, known: Values): boolean {
  return column.visibleWhen === undefined || feelValue(column.visibleWhen, { ...known, ...row }) === true;
}

/** Rows as they are sent: shown cells that have a value. */
export function filledRows(field: TableFormField, rows: readonly Values[], known: Values): Values[] {
  return rows.map((row) =>
    Object.fromEntries(
      field.columns
        .filter((column) => !isEmptyValue(row[column.key]) && cellVisible(column, row, known))
        .map((column) => [column.key, row[column.key]]),
    ),
  );
}

/** Path of an error → field, or `table.row.column`. Names inside a value (`name.zh`) are fields such as `name_zh`. */
export function placeOf(path: string, fields: readonly FormField[]): string | null {
  const steps = path.replace(/^(variables|values)\./, '').split('.');
  for (let length = steps.length; length > 0; length -= 1) {
    const key = steps.slice(0, length).join('_');
    const field = fields.find((one) => one.key === key);
    if (!field) continue;
    const [row, ...column] = steps.slice(length);
    if (field.type !== 'table' || row === undefined) return key;
    const cell = field.columns.find((one) => one.key === column.join('_'));
    return /^\d+$/.test(row) && cell ? `${key}.${row}.${cell.key}` : key;
  }
  return null;
}
