import type { Signal } from '@angular/core';
import { computed, signal } from '@angular/core';
import type { Form, FormField, SimpleFormField, TableFormField } from '../../../../../../contracts/forms/form.ts';
import type { FieldError } from '../../../../../../contracts/errors.ts';
import type { Key, Params } from '../../shared/util-i18n/i18n.ts';
import type { FieldComplaint } from './check-field.ts';
import { checkField, isEmptyValue } from './check-field.ts';
import { feelValue } from './feel-value.ts';
import { cellVisible, filledRows, placeOf, rowsOf } from './table-rows.ts';
import type { Values } from './table-rows.ts';

export type { Values };

interface Effective {
  /** What each field has: typed, else its default. */
  values: Values;
  visible: ReadonlySet<string>;
  /** Variables of the task with the values over them, for rules. */
  known: Values;
}

export interface ShownError {
  key?: Key;
  params?: Params;
  /** Said by the server. */
  refused?: FieldError;
}

const IN_ROW: ShownError = { key: 'form.rowWrong' };

/**
 * State of a form being filled in. Rules see the task's variables and, over them, the fields in reading order; a
 * default follows what it is calculated from until somebody types.
 */
export class FormModel {
  readonly form: Form;
  private readonly variables: Values;
  private readonly typed = signal<Values>({});
  private readonly seen = signal<ReadonlySet<string>>(new Set());
  private readonly all = signal(false);
  /** By field, or by `table.row.column`. */
  private readonly refused = signal<Record<string, FieldError>>({});
  readonly readOnlyForm: boolean;
  readonly typedValues: Signal<Values> = this.typed.asReadonly();
  readonly effective: Signal<Effective> = computed(() => this.work());
  readonly complaints = computed(() => this.check());
  readonly valid = computed(() => Object.keys(this.complaints()).length === 0);

  constructor(form: Form, variables: Values, start: Values = {}, readOnly = false) {
    this.form = form;
    this.variables = variables;
    this.readOnlyForm = readOnly;
    const known = new Set(form.fields.map((field) => field.key));
    this.typed.set(Object.fromEntries(Object.entries(start).filter(([key]) => known.has(key))));
  }

  value(key: string): unknown {
    return this.effective().values[key];
  }

  set(key: string, value: unknown): void {
    this.typed.update((values) => ({ ...values, [key]: value }));
    this.refused.update((all) => without(all, key));
  }

  visible(field: FormField): boolean {
    return this.effective().visible.has(field.key);
  }

  readOnly(field: FormField): boolean {
    return this.readOnlyForm || feelValue(field.readOnly ?? false, this.effective().known) === true;
  }

  /** Value of a rule or text of a field, such as its unit. */
  rule(source: unknown): unknown {
    return feelValue(source, this.effective().known);
  }

  /** The field was left: its complaint may be shown. */
  touch(key: string): void {
    this.seen.update((keys) => new Set([...keys, key]));
  }

  /** Shows every complaint; the key of the first one. */
  showAll(): string | null {
    this.all.set(true);
    const wrong = this.complaints();
    return this.form.fields.find((field) => wrong[field.key])?.key ?? null;
  }

  errorOf(key: string): ShownError | null {
    const refused = this.refused()[key];
    if (refused) return { refused };
    if (Object.keys(this.refused()).some((path) => path.startsWith(`${key}.`))) return IN_ROW;
    const complaint = this.complaints()[key];
    return complaint && (this.all() || this.seen().has(key)) ? complaint : null;
  }

  /** What the server says about one cell of a table. */
  refusedCell(table: string, row: number, column: string): FieldError | null {
    return this.refused()[`${table}.${row}.${column}`] ?? null;
  }

  /** What the server says about fields; the first field that it speaks of. */
  refuse(errors: readonly FieldError[]): string | null {
    const own: Record<string, FieldError> = {};
    for (const error of errors) {
      const place = placeOf(error.path, this.form.fields);
      if (place !== null) own[place] = error;
    }
    this.refused.set(own);
    return Object.keys(own)[0]?.split('.')[0] ?? null;
  }

  /** Whether an error stands beside a field. */
  readonly places = (error: FieldError): boolean => placeOf(error.path, this.form.fields) !== null;

  /** What is sent: shown fields that have a value. */
  result(): Values {
    const { values, visible, known } = this.effective();
    const result: Values = {};
    for (const field of this.form.fields) {
      if (field.type === 'info' || !visible.has(field.key) || isEmptyValue(values[field.key])) continue;
      result[field.key] =
        field.type === 'table' ? filledRows(field, rowsOf(values[field.key]), known) : values[field.key];
    }
    return result;
  }

  private work(): Effective {
    const typed = this.typed();
    const values: Values = {};
    const visible = new Set<string>();
    const known: Values = { ...this.variables, ...typed };
    for (const field of this.form.fields) {
      const value = field.key in typed ? typed[field.key] : normal(field, feelValue(field.defaultValue, known));
      if (value !== undefined && value !== null) known[field.key] = value;
      values[field.key] = value ?? null;
      if (field.visibleWhen === undefined || feelValue(field.visibleWhen, known) === true) visible.add(field.key);
    }
    return { values, visible, known };
  }

  private check(): Record<string, FieldComplaint> {
    const { values, visible, known } = this.effective();
    const wrong: Record<string, FieldComplaint> = {};
    for (const field of this.form.fields) {
      if (!visible.has(field.key)) continue;
      const complaint =
        field.type === 'table'
          ? this.checkRows(field, values[field.key], known)
          : checkField(field, values[field.key], known);
      if (complaint) wrong[field.key] = complaint;
    }
    return wrong;
  }

  private checkRows(field: TableFormField, value: unknown, known: Values): FieldComplaint | null {
    const rows = rowsOf(value);
    const least = field.minRows ?? (field.required ? 1 : 0);
    if (rows.length < least) return { key: 'form.rows', params: { n: least } };
    const wrong = rows.some((row) =>
      field.columns.some(
        (column) => cellVisible(column, row, known) && checkField(column, row[column.key], { ...known, ...row }),
      ),
    );
    return wrong ? { key: 'form.rowWrong' } : null;
  }
}

/** Quantities are text, also when a calculation gives a number. */
function normal(field: FormField | SimpleFormField, value: unknown): unknown {
  if (field.type === 'quantity' && typeof value === 'number') return String(value);
  return value;
}

function without(errors: Record<string, FieldError>, key: string): Record<string, FieldError> {
  return Object.fromEntries(Object.entries(errors).filter(([path]) => path !== key && !path.startsWith(`${key}.`)));
}
