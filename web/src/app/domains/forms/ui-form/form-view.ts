import type { ElementRef } from '@angular/core';
import { Component, computed, inject, input, viewChild } from '@angular/core';
import type { FormField } from '../../../../../../contracts/forms/form.ts';
import { fieldWords } from '../../shared/util-http/field-words.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import { WedgeScanner } from '../../shared/util-scan/wedge-scanner.ts';
import type { FormModel } from '../util-form/form-model.ts';
import { FieldBox } from './field-box.ts';
import type { FieldControl } from './field-control.ts';
import { FIELD_TABLE } from './field-control.ts';
import { fieldTable } from './field-table.ts';

const SCANNABLE = new Set(['scan', 'lot', 'location', 'item']);
let count = 0;

/** Shows a form; two fields side by side where they ask for it and the screen allows it. */
@Component({
  selector: 'mr-form-view',
  imports: [FieldBox],
  providers: [{ provide: FIELD_TABLE, useValue: fieldTable }],
  template: `
    <div #grid class="grid">
      @for (control of controls(); track control.field.key) {
        @if (headings()[control.field.key]; as heading) {
          <h2>{{ heading }}</h2>
        }
        @if (model().visible(control.field)) {
          <mr-field-box [control]="control" [class.half]="control.field.width === 'half'" />
        }
      }
    </div>
  `,
  styles: `
    .grid {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 14px 16px;
    }
    mr-field-box,
    h2 {
      grid-column: 1 / -1;
    }
    h2 {
      margin-top: 10px;
      padding-bottom: 6px;
      border-bottom: 1px solid var(--line);
    }
    h2:first-child {
      margin-top: 0;
    }
    mr-field-box.half {
      grid-column: auto;
    }
    @media (max-width: 560px) {
      .grid {
        grid-template-columns: 1fr;
      }
    }
  `,
})
export class FormView {
  readonly model = input.required<FormModel>();
  /** Headings before fields, by the key of the field. */
  readonly headings = input<Readonly<Record<string, string>>>({});
  private readonly i18n = inject(I18n);
  private readonly grid = viewChild.required<ElementRef<HTMLElement>>('grid');
  private readonly prefix = `form-${++count}`;
  protected readonly controls = computed(() => {
    const model = this.model();
    return model.form.fields.map((field) => this.controlOf(model, field));
  });

  constructor() {
    inject(WedgeScanner).listen((code) => this.scanned(code));
  }

  /** Puts the cursor into the first field, or into the named one. */
  focus(key?: string | null): void {
    const root = this.grid().nativeElement;
    const wanted = key ? root.querySelector<HTMLElement>(`#${this.prefix}-${key}`) : null;
    (wanted ?? root.querySelector<HTMLElement>('input:not([readonly]), select, textarea'))?.focus();
  }

  /** A scanned code goes to the field that has the focus, else to the first empty one that takes codes. */
  private scanned(code: string): void {
    const model = this.model();
    const takes = this.controls().filter(
      ({ field, readOnly }) => SCANNABLE.has(field.type) && model.visible(field) && !readOnly(),
    );
    const target =
      takes.find(({ id }) => document.activeElement?.id === id) ?? takes.find(({ value }) => !value()) ?? takes[0];
    target?.set(code);
    target?.touch();
  }

  private controlOf(model: FormModel, field: FormField): FieldControl {
    return {
      id: `${this.prefix}-${field.key}`,
      field,
      value: computed(() => model.value(field.key)),
      set: (value) => model.set(field.key, value),
      touch: () => model.touch(field.key),
      error: computed(() => {
        const error = model.errorOf(field.key);
        if (error?.refused) return fieldWords(this.i18n, error.refused);
        return error?.key ? this.i18n.t(error.key, error.params) : '';
      }),
      refusedCell: (row, column) => model.refusedCell(field.key, row, column),
      readOnly: computed(() => model.readOnly(field)),
      rule: (source) => model.rule(source),
    };
  }
}
