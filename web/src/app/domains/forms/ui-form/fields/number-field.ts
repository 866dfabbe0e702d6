import { Component, computed } from '@angular/core';
import type { FormField } from '../../../../../../../contracts/forms/form.ts';
import { injectControl } from '../field-control.ts';

/** A number (JSON), or a quantity with its unit (decimal text, so that nothing is rounded). */
@Component({
  selector: 'mr-number-field',
  template: `
    <div class="input-group">
      <input
        class="input num"
        inputmode="decimal"
        autocomplete="off"
        [id]="control.id"
        [attr.aria-invalid]="!!control.error() || null"
        [attr.aria-required]="control.field.required || null"
        [attr.aria-describedby]="control.id + '-note'"
        [readOnly]="control.readOnly()"
        [value]="control.value() ?? ''"
        (input)="type($any($event.target).value)"
        (blur)="control.touch()"
      />
      @if (unit()) {
        <span class="addon">{{ unit() }}</span>
      }
    </div>
  `,
})
export class NumberField {
  protected readonly control = injectControl<Extract<FormField, { type: 'number' | 'quantity' }>>();
  protected readonly unit = computed(() => {
    const { field } = this.control;
    const unit = field.type === 'quantity' ? this.control.rule(field.unit) : null;
    return typeof unit === 'string' ? unit : '';
  });

  protected type(typed: string): void {
    const text = typed.trim().replace(',', '.');
    if (text === '') this.control.set(null);
    else if (this.control.field.type === 'quantity') this.control.set(text);
    else this.control.set(Number.isFinite(Number(text)) ? Number(text) : text);
  }
}
