import { Injectable, inject } from '@angular/core';
import type { WaitingFor } from '../../../../../../engine/model/effect.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import { Names } from '../../shared/util-lookup/names.ts';
import { Times } from '../../shared/util-time/times.ts';
import type { TokenView } from '../data/monitoring-client.ts';

/** What a step waits for, in plain words. */
@Injectable({ providedIn: 'root' })
export class WaitingWords {
  private readonly i18n = inject(I18n);
  private readonly times = inject(Times);
  private readonly names = inject(Names);

  of(token: TokenView): string {
    const waiting = token.waitingFor as WaitingFor;
    const t = this.i18n.t;
    switch (waiting.kind) {
      case 'task':
        return this.ofTask(token);
      case 'service':
        return t('waiting.service', { name: waiting.taskType });
      case 'message':
        return waiting.correlationKey
          ? t('waiting.messageWithKey', { name: waiting.name, key: waiting.correlationKey })
          : t('waiting.message', { name: waiting.name });
      case 'signal':
        return t('waiting.signal', { name: waiting.name });
      case 'timer':
        return t('waiting.timer', { at: this.times.full(waiting.at) });
      default:
        return t(`waiting.${waiting.kind}`);
    }
  }

  private ofTask(token: TokenView): string {
    if (token.assignee) return this.i18n.t('waiting.person', { name: this.names.person(token.assignee) });
    const names = (token.candidates ?? []).map(this.names.candidate).join(', ');
    return names ? this.i18n.t('waiting.role', { names }) : this.i18n.t('waiting.nobody');
  }
}
