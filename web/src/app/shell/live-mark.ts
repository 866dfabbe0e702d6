import { Component, computed, inject, input } from '@angular/core';
import { LiveEvents } from '../domains/shared/util-live/live-events.ts';
import { injectT } from '../domains/shared/util-i18n/i18n.ts';

/** Whether what is shown follows what happens. */
@Component({
  selector: 'mr-live-mark',
  template: `
    <span class="mark" role="status" [class.waiting]="state() !== 'live'" [title]="text()">
      <span class="dot"></span>
      @if (short()) {
        <span class="sr-only">{{ text() }}</span>
      } @else {
        {{ text() }}
      }
    </span>
  `,
  styles: `
    .mark {
      display: flex;
      align-items: center;
      gap: 9px;
      padding: 4px 14px;
      color: #9fc0c4;
      font-size: 12px;
    }
    .dot {
      width: 8px;
      height: 8px;
      border-radius: 50%;
      background: #58d68d;
    }
    .waiting .dot {
      background: #f5b041;
    }
  `,
})
export class LiveMark {
  readonly short = input(false);
  protected readonly t = injectT();
  protected readonly state = inject(LiveEvents).state;
  protected readonly text = computed(() => this.t(this.state() === 'live' ? 'shell.live' : 'shell.notLive'));
}
