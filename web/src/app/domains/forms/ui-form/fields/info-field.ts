import { Component, computed, inject } from '@angular/core';
import type { FormField } from '../../../../../../../contracts/forms/form.ts';
import { I18n } from '../../../shared/util-i18n/i18n.ts';
import { injectControl } from '../field-control.ts';

/** Something to read: a text, a value, or both. */
@Component({
  selector: 'mr-info-field',
  template: `
    @if (control.field.text) {
      <p>{{ i18n.text(control.field.text) }}</p>
    }
    @if (control.field.value) {
      <output [id]="control.id">{{ value() }}</output>
    }
  `,
  styles: `
    output {
      font-size: 1.05em;
      font-weight: 600;
    }
  `,
})
export class InfoField {
  protected readonly control = injectControl<Extract<FormField, { type: 'info' }>>();
  protected readonly i18n = inject(I18n);
  protected readonly value = computed(() => {
    const value = this.control.rule(this.control.field.value);
    if (value === null || value === undefined || value === '') return '\u2014';
    if (typeof value === 'boolean') return this.i18n.t(value ? 'common.yes' : 'common.no');
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  });
}
