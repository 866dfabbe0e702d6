import { Component, computed, inject } from '@angular/core';
import type { FormField } from '../../../../../../../contracts/forms/form.ts';
import { Combobox } from '../../../shared/ui-combobox/combobox.ts';
import { Icon } from '../../../shared/ui-icon/icon.ts';
import type { LookupName } from '../../../shared/util-lookup/lookup-client.ts';
import { LookupClient } from '../../../shared/util-lookup/lookup-client.ts';
import { I18n } from '../../../shared/util-i18n/i18n.ts';
import { injectControl } from '../field-control.ts';

const LISTS: Record<'person' | 'item' | 'lot' | 'location', LookupName> = {
  person: 'people',
  item: 'items',
  lot: 'lots',
  location: 'locations',
};

/** A person, item, lot or location: typed, picked or scanned; the value is its code. */
@Component({
  selector: 'mr-reference-field',
  imports: [Combobox, Icon],
  template: `
    @if (control.field.multiple) {
      @for (code of codes(); track code) {
        <span class="chip primary">
          {{ code }}
          <button type="button" [attr.aria-label]="i18n.t('codes.remove', { name: code })" (click)="remove(code)">
            <mr-icon name="x" [size]="12" />
          </button>
        </span>
      }
    }
    <mr-combobox
      [inputId]="control.id"
      [describedBy]="control.id + '-note'"
      [label]="i18n.text(control.field.label)"
      [placeholder]="i18n.t('form.findOrScan')"
      [search]="search"
      [invalid]="!!control.error()"
      [required]="control.field.required ?? false"
      [disabled]="control.readOnly()"
      [value]="control.field.multiple ? '' : single()"
      (valueChange)="take($event)"
      (touched)="control.touch()"
    />
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
    }
    mr-combobox {
      flex: 1 1 100%;
    }
    .chip button {
      padding: 0;
      border: 0;
      background: none;
      color: inherit;
      cursor: pointer;
    }
  `,
})
export class ReferenceField {
  protected readonly control = injectControl<Extract<FormField, { type: 'person' | 'item' | 'lot' | 'location' }>>();
  protected readonly i18n = inject(I18n);
  private readonly client = inject(LookupClient);
  protected readonly codes = computed(() => {
    const value = this.control.value();
    return Array.isArray(value) ? value.map(String) : [];
  });
  protected readonly single = computed(() =>
    typeof this.control.value() === 'string' ? String(this.control.value()) : '',
  );
  protected readonly search = (text: string): ReturnType<LookupClient['choices']> => {
    const { type, params } = this.control.field;
    const rules = Object.entries(params ?? {}).map(([name, value]) => [name, String(this.control.rule(value) ?? '')]);
    return this.client.choices(LISTS[type], text, Object.fromEntries(rules) as Record<string, string>);
  };

  protected take(code: string): void {
    if (!this.control.field.multiple) this.control.set(code || null);
    else if (code && !this.codes().includes(code)) this.control.set([...this.codes(), code]);
  }

  protected remove(code: string): void {
    this.control.set(this.codes().filter((one) => one !== code));
  }
}
