import { Component, computed, inject, input, output } from '@angular/core';
import type { LocalizedText } from '../../../../../../../contracts/json.ts';
import { I18n } from '../../../shared/util-i18n/i18n.ts';
import { TextRow } from './text-row.ts';

let count = 0;

/** A code out of a list, shown by its name; a code that the list lacks may be typed. */
@Component({
  selector: 'mr-code-row',
  imports: [TextRow],
  template: `
    @if (free()) {
      <mr-text-row
        [label]="label()"
        [value]="value()"
        [code]="true"
        [proposals]="codes()"
        [hint]="named() || hint()"
        (changed)="changed.emit($event)"
      />
    } @else {
      <div class="field">
        <label [for]="id">{{ label() }}</label>
        <select class="select" [id]="id" (change)="changed.emit($any($event.target).value)">
          <option value="" [selected]="value() === ''">{{ placeholder() || '—' }}</option>
          @for (thing of things(); track thing.code) {
            <option [value]="thing.code" [selected]="thing.code === value()">
              {{ i18n.text(thing.name, thing.code) }}
            </option>
          }
          @if (value() && !codes().includes(value())) {
            <option [value]="value()" selected>{{ value() }}</option>
          }
        </select>
        @if (hint()) {
          <span class="hint">{{ hint() }}</span>
        }
      </div>
    }
  `,
})
export class CodeRow {
  readonly label = input.required<string>();
  readonly value = input('');
  readonly things = input.required<readonly { code: string; name: LocalizedText }[]>();
  readonly placeholder = input('');
  readonly hint = input('');
  readonly free = input(false);
  readonly changed = output<string>();
  protected readonly i18n = inject(I18n);
  protected readonly id = `code-row-${++count}`;
  protected readonly codes = computed(() => this.things().map((thing) => thing.code));
  protected readonly named = computed(() => {
    const found = this.things().find((thing) => thing.code === this.value());
    return found ? this.i18n.text(found.name) : '';
  });
}
