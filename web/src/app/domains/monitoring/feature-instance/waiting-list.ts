import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Due } from '../../shared/ui-time/due.ts';
import { When } from '../../shared/ui-time/when.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import type { InstanceView, TokenView } from '../data/monitoring-client.ts';
import { WaitingWords } from '../ui-timeline/waiting-words.ts';

/** What an instance waits for now, in plain words. */
@Component({
  selector: 'mr-waiting-list',
  imports: [Due, RouterLink, When],
  template: `
    <ul>
      @for (token of tokens(); track token.visit) {
        <li>
          <strong>{{ i18n.text(token.name, token.elementId) }}</strong>
          <span>{{ words.of(token) }}</span>
          <span class="row-wrap small muted">
            {{ i18n.t('waiting.since') }} <mr-when [at]="token.since" />
            @if (token.due) {
              <mr-due [at]="token.due" />
            }
          </span>
          @if (taskOf(token); as taskId) {
            <a class="small" [routerLink]="['/tasks', taskId]">{{ i18n.t('waiting.toTask') }}</a>
          }
        </li>
      } @empty {
        <li class="muted">{{ instance().endedAt ? i18n.t('waiting.ended') : i18n.t('waiting.nothing') }}</li>
      }
      @for (token of armed(); track token.visit) {
        <li class="muted small">
          {{ i18n.t('waiting.armed', { name: i18n.text(token.name, token.elementId) }) }} {{ words.of(token) }}
        </li>
      }
      @if (instance().endedAt) {
        <li class="muted small">{{ i18n.t('waiting.endedAt') }} <mr-when [at]="instance().endedAt" /></li>
      }
    </ul>
  `,
  styles: `
    li {
      display: flex;
      flex-direction: column;
      gap: 3px;
      padding: 12px 16px;
      border-bottom: 1px solid var(--line);
    }
    li:last-child {
      border: 0;
    }
    .row-wrap {
      gap: 4px 8px;
    }
  `,
})
export class WaitingList {
  readonly instance = input.required<InstanceView>();
  protected readonly i18n = inject(I18n);
  protected readonly words = inject(WaitingWords);
  /** A scope waits for what is inside it: the inside says it. */
  protected readonly tokens = computed(() => {
    const all = this.instance().tokens.filter((token) => token.state === 'waiting');
    const inner = all.filter((token) => token.waitingFor.kind !== 'scope');
    return inner.length > 0 ? inner : all;
  });
  /** Events that would interrupt or go beside what waits. */
  protected readonly armed = computed(() => this.instance().tokens.filter((token) => token.state === 'armed'));

  protected taskOf(token: TokenView): string | null {
    const { waitingFor } = token;
    return waitingFor.kind === 'task' && typeof waitingFor['taskId'] === 'string' ? waitingFor['taskId'] : null;
  }
}
