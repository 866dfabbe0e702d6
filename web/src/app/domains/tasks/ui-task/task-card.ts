import { Component, computed, inject, input } from '@angular/core';
import { Due } from '../../shared/ui-time/due.ts';
import { When } from '../../shared/ui-time/when.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import type { TaskRow } from '../data/task-client.ts';

const HIGH = 70;

/** A task in a list: what, about what, until when. */
@Component({
  selector: 'mr-task-card',
  imports: [Due, Icon, When],
  template: `
    <span class="top">
      @if (task().priority >= high) {
        <mr-icon class="flag" name="flag" [size]="15" [title]="t('inbox.highPriority')" />
      }
      <strong class="grow">{{ i18n.text(task().name, task().elementId) }}</strong>
      @if (task().state === 'completing') {
        <span class="chip info"><mr-icon name="loader-circle" [size]="13" />{{ t('inbox.completing') }}</span>
      } @else if (task().state === 'open') {
        <mr-due [at]="task().due" />
      } @else {
        <mr-when class="muted small" [at]="task().endedAt" />
      }
    </span>
    <span class="bottom muted small">
      @if (task().businessKey) {
        <span class="key">{{ task().businessKey }}</span>
      }
      <span class="ellipsis grow">{{ i18n.text(task().processName, task().processKey) }}</span>
      @if (task().escalation > 0) {
        <span class="chip warn" [title]="t('inbox.escalatedText')"
          ><mr-icon name="bell-ring" [size]="12" />{{ t('inbox.escalated') }}</span
        >
      }
      @if (outcome()) {
        <span class="chip">{{ outcome() }}</span>
      }
    </span>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 4px;
    }
    .top,
    .bottom {
      display: flex;
      align-items: center;
      gap: 8px;
    }
    .flag {
      color: var(--danger);
    }
    .key {
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }
  `,
})
export class TaskCard {
  readonly task = input.required<TaskRow>();
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly high = HIGH;
  protected readonly outcome = computed(() => (this.task().state === 'completed' ? this.task().outcome : null));
}
