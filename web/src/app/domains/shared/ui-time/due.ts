import { Component, computed, inject, input } from '@angular/core';
import { MatTooltip } from '@angular/material/tooltip';
import { Clock } from '../util-time/clock.ts';
import { Times } from '../util-time/times.ts';
import { injectT } from '../util-i18n/i18n.ts';
import { Icon } from '../ui-icon/icon.ts';

const SOON = 60 * 60_000;

/** When something is due: colour and words say the same. */
@Component({
  selector: 'mr-due',
  imports: [Icon, MatTooltip],
  template: `
    @if (at(); as due) {
      <span class="chip" [class]="look()" [matTooltip]="times.full(due)">
        <mr-icon [name]="look() === 'danger' ? 'triangle-alert' : 'clock'" [size]="13" />{{ text() }}
      </span>
    } @else {
      <span class="muted small">{{ t('time.noDue') }}</span>
    }
  `,
})
export class Due {
  readonly at = input<string | null | undefined>();
  private readonly clock = inject(Clock);
  protected readonly times = inject(Times);
  protected readonly t = injectT();
  private readonly left = computed(() => new Date(this.at() ?? 0).getTime() - this.clock.now());
  protected readonly look = computed(() => (this.left() < 0 ? 'danger' : this.left() < SOON ? 'warn' : 'neutral'));
  protected readonly text = computed(() => {
    const span = this.times.duration(Math.abs(this.left()));
    return this.left() < 0 ? this.t('time.overdueBy', { span }) : this.t('time.dueIn', { span });
  });
}
