import { Component, computed, effect, inject, signal } from '@angular/core';
import type { FormField } from '../../../../../../../contracts/forms/form.ts';
import { Combobox } from '../../../shared/ui-combobox/combobox.ts';
import type { LookupName } from '../../../shared/util-lookup/lookup-client.ts';
import { LookupClient } from '../../../shared/util-lookup/lookup-client.ts';
import { I18n } from '../../../shared/util-i18n/i18n.ts';
import { injectControl } from '../field-control.ts';

interface Option {
  value: string;
  label: string;
}

/** More than these are found by typing. */
const FEW = 12;

/** One or several of a list: fixed in the form, or looked up. */
@Component({
  selector: 'mr-choice-field',
  imports: [Combobox],
  template: `
    @if (control.field.type === 'radio' || control.field.multiple) {
      <div
        class="options"
        [attr.role]="control.field.multiple ? 'group' : 'radiogroup'"
        [attr.aria-labelledby]="control.id + '-label'"
      >
        @for (option of options(); track option.value; let first = $first) {
          <label class="option">
            <input
              [type]="control.field.multiple ? 'checkbox' : 'radio'"
              [name]="control.id"
              [id]="first ? control.id : null"
              [disabled]="control.readOnly()"
              [checked]="chosen().includes(option.value)"
              (change)="toggle(option.value, $any($event.target).checked)"
            />{{ option.label }}
          </label>
        }
      </div>
    } @else if (many()) {
      <mr-combobox
        [inputId]="control.id"
        [describedBy]="control.id + '-note'"
        [label]="i18n.text(control.field.label)"
        [placeholder]="i18n.t('form.choose')"
        [search]="search"
        [invalid]="!!control.error()"
        [required]="control.field.required ?? false"
        [disabled]="control.readOnly()"
        [value]="chosen()[0] ?? ''"
        (valueChange)="control.set($event || null)"
        (touched)="control.touch()"
      />
    } @else {
      <select
        class="select"
        [id]="control.id"
        [disabled]="control.readOnly()"
        [attr.aria-invalid]="!!control.error() || null"
        [attr.aria-required]="control.field.required || null"
        [attr.aria-describedby]="control.id + '-note'"
        (change)="control.set($any($event.target).value || null)"
        (blur)="control.touch()"
      >
        <option value="" [selected]="chosen().length === 0">{{ i18n.t('form.choose') }}</option>
        @for (option of options(); track option.value) {
          <option [value]="option.value" [selected]="chosen().includes(option.value)">{{ option.label }}</option>
        }
      </select>
    }
  `,
  styles: `
    .options {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
    .option {
      display: inline-flex;
      align-items: center;
      gap: 8px;
      min-height: var(--control);
      padding: 0 12px;
      border: 1px solid var(--line-strong);
      border-radius: var(--radius);
      cursor: pointer;
    }
    .option:has(:checked) {
      border-color: var(--primary);
      background: var(--primary-soft);
    }
    input {
      width: 18px;
      height: 18px;
      margin: 0;
      accent-color: var(--primary);
    }
  `,
})
export class ChoiceField {
  protected readonly control = injectControl<Extract<FormField, { type: 'select' | 'radio' }>>();
  protected readonly i18n = inject(I18n);
  private readonly client = inject(LookupClient);
  private readonly looked = signal<Option[]>([]);
  protected readonly many = computed(() => this.looked().length > FEW);
  protected readonly chosen = computed(() => {
    const value = this.control.value();
    return Array.isArray(value) ? value.map(String) : value ? [String(value)] : [];
  });
  protected readonly options = computed<Option[]>(() => {
    const { options } = this.control.field;
    if (options) return options.map((option) => ({ value: option.value, label: this.i18n.text(option.label) }));
    const looked = this.looked();
    // What was chosen stays to be seen when it is not offered any more.
    const gone = this.chosen().filter((value) => !looked.some((option) => option.value === value));
    return [...looked, ...gone.map((value) => ({ value, label: value }))];
  });
  protected readonly search = (text: string): ReturnType<LookupClient['choices']> => {
    const { lookup } = this.control.field;
    return lookup ? this.client.choices(lookup.name as LookupName, text, lookup.params) : Promise.resolve([]);
  };

  constructor() {
    effect(() => {
      const { lookup } = this.control.field;
      this.i18n.lang();
      if (lookup) {
        this.client.choices(lookup.name as LookupName, '', lookup.params).then(
          (choices) => this.looked.set(choices),
          () => this.looked.set([]),
        );
      }
    });
  }

  protected toggle(value: string, on: boolean): void {
    if (!this.control.field.multiple) this.control.set(value);
    else this.control.set(on ? [...this.chosen(), value] : this.chosen().filter((one) => one !== value));
    this.control.touch();
  }
}
