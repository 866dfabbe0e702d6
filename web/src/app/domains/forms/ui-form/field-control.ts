import type { Signal, Type } from '@angular/core';
import { inject, InjectionToken } from '@angular/core';
import type { FieldError } from '../../../../../../contracts/errors.ts';
import type { FormField, FormFieldType } from '../../../../../../contracts/forms/form.ts';

/** What a field type needs: given by the form, or by a table for each of its cells. */
export interface FieldControl {
  /** Of the input element, for its label. */
  id: string;
  field: FormField;
  value: Signal<unknown>;
  set(value: unknown): void;
  touch(): void;
  /** Text of what is wrong. */
  error: Signal<string>;
  /** A cell of a table: its label stands above the column. */
  inRow?: boolean;
  /** What the server says about a cell, when this is a table. */
  refusedCell?(row: number, column: string): FieldError | null;
  readOnly: Signal<boolean>;
  /** Value of a rule, such as the unit. */
  rule(source: unknown): unknown;
}

export const FIELD_CONTROL = new InjectionToken<FieldControl>('field control');

/** The component of each type; handed down because tables have boxes in them. */
export const FIELD_TABLE = new InjectionToken<Record<FormFieldType, Type<unknown>>>('field table');

/** The control with its field as the type that the component is for. */
export function injectControl<F extends FormField>(): FieldControl & { field: F } {
  return inject(FIELD_CONTROL) as FieldControl & { field: F };
}
