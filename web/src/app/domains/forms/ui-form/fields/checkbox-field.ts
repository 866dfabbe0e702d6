import { Component, inject } from '@angular/core';
import type { FormField } from '../../../../../../../contracts/forms/form.ts';
import { I18n } from '../../../shared/util-i18n/i18n.ts';
import { injectControl } from '../field-control.ts';

@Component({
  selector: 'mr-checkbox-field',
  template: `
    <label class="check">
      <input
        type="checkbox"
        [id]="control.id"
        [disabled]="control.readOnly()"
        [checked]="control.value() === true"
        [attr.aria-describedby]="control.id + '-note'"
        (change)="control.set($any($event.target).checked); control.touch()"
      />
      @if (!control.inRow) {
        {{ i18n.text(control.field.label) }}
        @if (control.field.required) {
          <span class="required"></span>
        }
      }
    </label>
  `,
})
export class CheckboxField {
  protected readonly control = injectControl<Extract<FormField, { type: 'checkbox' }>>();
  protected readonly i18n = inject(I18n);
}
