import { Component } from '@angular/core';
import type { FormField } from '../../../../../../../contracts/forms/form.ts';
import { injectControl } from '../field-control.ts';

@Component({
  selector: 'mr-text-field',
  template: `
    @if (control.field.type === 'textarea') {
      <textarea
        class="textarea"
        rows="3"
        [id]="control.id"
        [attr.aria-invalid]="!!control.error() || null"
        [attr.aria-required]="control.field.required || null"
        [attr.aria-describedby]="control.id + '-note'"
        [readOnly]="control.readOnly()"
        [attr.maxlength]="control.field.maxLength ?? 10000"
        [value]="control.value() ?? ''"
        (input)="control.set($any($event.target).value)"
        (blur)="control.touch()"
      ></textarea>
    } @else {
      <input
        class="input"
        [id]="control.id"
        [attr.aria-invalid]="!!control.error() || null"
        [attr.aria-required]="control.field.required || null"
        [attr.aria-describedby]="control.id + '-note'"
        [readOnly]="control.readOnly()"
        [attr.maxlength]="control.field.maxLength ?? 500"
        [value]="control.value() ?? ''"
        (input)="control.set($any($event.target).value)"
        (blur)="control.touch()"
      />
    }
  `,
})
export class TextField {
  protected readonly control = injectControl<Extract<FormField, { type: 'text' | 'textarea' }>>();
}
