import { Component, computed, inject } from '@angular/core';
import type { FormField, SimpleFormField } from '../../../../../../../contracts/forms/form.ts';
import { Icon } from '../../../shared/ui-icon/icon.ts';
import { I18n } from '../../../shared/util-i18n/i18n.ts';
import { checkField } from '../../util-form/check-field.ts';
import { feelValue } from '../../util-form/feel-value.ts';
import type { Values } from '../../util-form/table-rows.ts';
import { cellVisible, rowsOf } from '../../util-form/table-rows.ts';
import { fieldWords } from '../../../shared/util-http/field-words.ts';
import type { FieldControl } from '../field-control.ts';
import { injectControl } from '../field-control.ts';
import { FieldBox } from '../field-box.ts';

/** Rows of fields; on a phone each row is a card. */
@Component({
  selector: 'mr-table-field',
  imports: [FieldBox, Icon],
  templateUrl: './table-field.html',
  styleUrl: './table-field.scss',
})
export class TableField {
  protected readonly control = injectControl<Extract<FormField, { type: 'table' }>>();
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly rows = computed(() => rowsOf(this.control.value()));
  protected readonly free = computed(() => !this.control.readOnly() && !this.control.field.fixedRows);
  protected readonly full = computed(() => this.rows().length >= (this.control.field.maxRows ?? 500));
  private readonly cells = new Map<string, FieldControl>();

  protected cell(index: number, column: SimpleFormField): FieldControl {
    const id = `${this.control.id}-${index}-${column.key}`;
    let cell = this.cells.get(id);
    if (!cell) this.cells.set(id, (cell = this.make(id, index, column)));
    return cell;
  }

  protected shown(index: number, column: SimpleFormField): boolean {
    return cellVisible(column, this.rows()[index] ?? {}, {});
  }

  /** Numbers and ticks need less room than names. */
  protected slim(column: SimpleFormField): boolean {
    return ['number', 'quantity', 'checkbox'].includes(column.type);
  }

  /** Defaults may speak of the row above as `last`: numbers go on by tens. */
  protected add(): void {
    const row: Values = {};
    const last = this.rows().at(-1) ?? null;
    for (const column of this.control.field.columns)
      row[column.key] = feelValue(column.defaultValue, { ...row, last }) ?? null;
    this.control.set([...this.rows(), row]);
  }

  protected drop(index: number): void {
    this.control.set(this.rows().filter((_row, at) => at !== index));
    this.control.touch();
  }

  private make(id: string, index: number, column: SimpleFormField): FieldControl {
    const row = (): Values => this.rows()[index] ?? {};
    return {
      id,
      field: column,
      inRow: true,
      value: computed(() => row()[column.key]),
      set: (value) =>
        this.control.set(this.rows().map((old, at) => (at === index ? { ...old, [column.key]: value } : old))),
      touch: () => this.control.touch(),
      error: computed(() => {
        const refused = this.control.refusedCell?.(index, column.key);
        if (refused) return fieldWords(this.i18n, refused);
        const wrong = this.control.error() !== '' && this.shown(index, column);
        const complaint = wrong ? checkField(column, row()[column.key], row()) : null;
        return complaint ? this.t(complaint.key, complaint.params) : '';
      }),
      readOnly: computed(() => this.control.readOnly() || column.readOnly === true),
      rule: (source) => feelValue(source, row()) ?? this.control.rule(source),
    };
  }
}
