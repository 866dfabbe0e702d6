import { Component, computed, inject, input, output } from '@angular/core';
import type { LocalizedText } from '../../../../../../../contracts/json.ts';
import { Icon } from '../../../shared/ui-icon/icon.ts';
import { I18n } from '../../../shared/util-i18n/i18n.ts';

let count = 0;

/** Several codes out of a list, as chips; kept as text with commas. */
@Component({
  selector: 'mr-codes-row',
  imports: [Icon],
  template: `
    <div class="field">
      <label [for]="id">{{ label() }}</label>
      @if (chosen().length > 0) {
        <div class="chips">
          @for (code of chosen(); track code) {
            <span class="chip primary">
              {{ nameOf(code) }}
              <button
                type="button"
                [attr.aria-label]="i18n.t('codes.remove', { name: nameOf(code) })"
                (click)="remove(code)"
              >
                <mr-icon name="x" [size]="12" />
              </button>
            </span>
          }
        </div>
      }
      <select class="select" [id]="id" (change)="add($any($event.target))">
        <option value="">{{ placeholder() || i18n.t('codes.add') }}</option>
        @for (thing of rest(); track thing.code) {
          <option [value]="thing.code">{{ i18n.text(thing.name, thing.code) }}</option>
        }
      </select>
    </div>
  `,
  styles: `
    .chips {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
    }
    .chip button {
      display: grid;
      place-items: center;
      min-width: 18px;
      min-height: 18px;
      padding: 0;
      border: 0;
      background: none;
      color: inherit;
      cursor: pointer;
    }
  `,
})
export class CodesRow {
  readonly label = input.required<string>();
  /** `a,b` */
  readonly value = input('');
  readonly things = input.required<readonly { code: string; name: LocalizedText }[]>();
  readonly placeholder = input('');
  readonly changed = output<string>();
  protected readonly i18n = inject(I18n);
  protected readonly id = `codes-row-${++count}`;
  protected readonly chosen = computed(() =>
    this.value()
      .split(',')
      .map((code) => code.trim())
      .filter(Boolean),
  );
  protected readonly rest = computed(() => this.things().filter((thing) => !this.chosen().includes(thing.code)));

  protected nameOf(code: string): string {
    return this.i18n.text(this.things().find((thing) => thing.code === code)?.name, code);
  }

  protected add(select: HTMLSelectElement): void {
    if (select.value) this.changed.emit([...this.chosen(), select.value].join(','));
    select.value = '';
  }

  protected remove(code: string): void {
    this.changed.emit(
      this.chosen()
        .filter((other) => other !== code)
        .join(','),
    );
  }
}
