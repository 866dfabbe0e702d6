import { NgComponentOutlet } from '@angular/common';
import { Component, Injector, computed, inject, input } from '@angular/core';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import type { FieldControl } from './field-control.ts';
import { FIELD_CONTROL, FIELD_TABLE } from './field-control.ts';

/** Label, control, help and error of one field. */
@Component({
  selector: 'mr-field-box',
  imports: [NgComponentOutlet],
  template: `
    <div class="field">
      @if (control().field.type !== 'checkbox' || control().inRow) {
        <label [attr.for]="labelled()" [id]="control().id + '-label'" [class.short]="short()">
          {{ i18n.text(control().field.label) }}
          @if (control().field.required) {
            <span class="required"></span>
          }
        </label>
      }
      <ng-container [ngComponentOutlet]="component()" [ngComponentOutletInjector]="injector()" />
      <span [id]="control().id + '-note'">
        @if (control().error(); as error) {
          <span class="error" role="alert">{{ error }}</span>
        }
        @if (control().field.help && !short()) {
          <span class="hint">{{ i18n.text(control().field.help) }}</span>
        }
      </span>
    </div>
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    @media (min-width: 701px) {
      label.short {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
    }
  `,
})
export class FieldBox {
  readonly control = input.required<FieldControl>();
  /** Without visible label where rows stand below each other: those of a table after the first. */
  readonly short = input(false);
  protected readonly i18n = inject(I18n);
  /** The one control that the label names; groups refer to the label themselves. */
  protected readonly labelled = computed(() => {
    const { field, id } = this.control();
    const group = field.type === 'table' || field.type === 'radio' || ('multiple' in field && field.multiple === true);
    return group ? null : id;
  });
  private readonly table = inject(FIELD_TABLE);
  private readonly parent = inject(Injector);
  protected readonly component = computed(() => this.table[this.control().field.type]);
  protected readonly injector = computed(() =>
    Injector.create({ parent: this.parent, providers: [{ provide: FIELD_CONTROL, useValue: this.control() }] }),
  );
}
