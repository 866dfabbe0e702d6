import { Component, computed } from '@angular/core';
import type { FormField } from '../../../../../../../contracts/forms/form.ts';
import { injectControl } from '../field-control.ts';

/** A date, or a date and time in the person's zone (kept with its offset). */
@Component({
  selector: 'mr-moment-field',
  template: `
    <input
      class="input"
      [type]="control.field.type === 'date' ? 'date' : 'datetime-local'"
      [id]="control.id"
      [attr.aria-invalid]="!!control.error() || null"
      [attr.aria-required]="control.field.required || null"
      [attr.aria-describedby]="control.id + '-note'"
      [readOnly]="control.readOnly()"
      [value]="shown()"
      (change)="pick($any($event.target).value)"
      (blur)="control.touch()"
    />
  `,
})
export class MomentField {
  protected readonly control = injectControl<Extract<FormField, { type: 'date' | 'datetime' }>>();
  protected readonly shown = computed(() => {
    const value = this.control.value();
    if (typeof value !== 'string' || value === '') return '';
    return this.control.field.type === 'date' ? value.slice(0, 10) : localText(new Date(value));
  });

  protected pick(text: string): void {
    if (text === '') this.control.set(null);
    else this.control.set(this.control.field.type === 'date' ? text : new Date(text).toISOString());
  }
}

function localText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
