import { Component, computed, inject, input } from '@angular/core';
import { MatTooltip } from '@angular/material/tooltip';
import { Clock } from '../util-time/clock.ts';
import { Times } from '../util-time/times.ts';

/** An instant as a distance from now; the exact time on hover. */
@Component({
  selector: 'mr-when',
  imports: [MatTooltip],
  template: `@if (at(); as instant) {
    <time class="nowrap" [attr.datetime]="instant" [matTooltip]="times.full(instant)">{{ text() }}</time>
  }`,
})
export class When {
  readonly at = input<string | null | undefined>();
  protected readonly times = inject(Times);
  private readonly clock = inject(Clock);
  protected readonly text = computed(() => this.times.relative(this.at()!, this.clock.now()));
}
