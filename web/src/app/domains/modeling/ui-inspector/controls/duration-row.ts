import { Component, computed, input, output } from '@angular/core';
import { injectT } from '../../../shared/util-i18n/i18n.ts';
import type { DurationUnit } from '../../util-bpmn/iso-duration.ts';
import { DURATION_UNITS, formatDuration, parseSimpleDuration } from '../../util-bpmn/iso-duration.ts';

let count = 0;

/** A span of time as a number and a unit; kept as an ISO 8601 duration. */
@Component({
  selector: 'mr-duration-row',
  template: `
    <div class="field">
      @if (label()) {
        <label [for]="id">{{ label() }}</label>
      }
      <div class="row">
        <input
          class="input number"
          type="number"
          min="0"
          step="1"
          [id]="id"
          [attr.aria-label]="label() ? null : name()"
          [value]="parts().count ?? ''"
          (change)="change($any($event.target).value, parts().unit)"
        />
        <select
          class="select"
          [attr.aria-label]="t('duration.unit')"
          (change)="change(String(parts().count ?? ''), $any($event.target).value)"
        >
          @for (unit of units; track unit) {
            <option [value]="unit" [selected]="unit === parts().unit">{{ t(\`duration.units.\${unit}\`) }}</option>
          }
        </select>
      </div>
    </div>
  `,
  styles: `
    .number {
      width: 84px;
      flex: none;
    }
  `,
})
export class DurationRow {
  readonly label = input('');
  /** Spoken when there is no visible label. */
  readonly name = input('');
  readonly value = input('');
  readonly changed = output<string>();
  protected readonly t = injectT();
  protected readonly id = `duration-row-${++count}`;
  protected readonly units = DURATION_UNITS;
  protected readonly String = String;
  protected readonly parts = computed(() => parseSimpleDuration(this.value()) ?? { count: null, unit: 'H' as const });

  protected change(number: string, unit: DurationUnit): void {
    const amount = Number(number);
    if (number === '' || !Number.isFinite(amount) || amount < 0) this.changed.emit('');
    else this.changed.emit(formatDuration(Math.round(amount), unit));
  }
}
