import type { ElementRef } from '@angular/core';
import { Component, computed, inject, input, viewChild } from '@angular/core';
import type { FormField } from '../../../../../../contracts/forms/form.ts';
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
    mr-field-box {
      grid-column: 1 / -1;
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
        return error ? (error.text ?? (error.key ? this.i18n.t(error.key, error.params) : '')) : '';
      }),
      readOnly: computed(() => model.readOnly(field)),
      rule: (source) => model.rule(source),
    };
  }
}
