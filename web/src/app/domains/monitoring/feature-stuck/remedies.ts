import { Injectable, inject } from '@angular/core';
import { Dialogs } from '../../shared/ui-dialog/dialogs.ts';
import { Toasts } from '../../shared/ui-toast/toasts.ts';
import { userAction } from '../../shared/util-http/user-action.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import type { StuckRow } from '../data/monitoring-client.ts';
import { MonitoringClient } from '../data/monitoring-client.ts';
import type { RemedyAnswer, RemedyData } from './remedy-dialog.ts';
import { RemedyDialog } from './remedy-dialog.ts';

export type Remedy = StuckRow['remedies'][number];
/** Remedies that are an action here, not another page. */
export type Action = Exclude<Remedy, 'open-child' | 'grant-role'>;

/** Carries a remedy out: asks what it needs and why, then does it. */
@Injectable()
export class Remedies {
  private readonly client = inject(MonitoringClient);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly i18n = inject(I18n);
  private readonly action = userAction((key, row: StuckRow, remedy: Action, answer: RemedyAnswer) =>
    this.carryOut(key, row, remedy, answer).then(() => true),
  );
  readonly busy = this.action.busy;
  readonly problem = this.action.problem;

  async apply(row: StuckRow, remedy: Action): Promise<boolean> {
    const answer = await this.dialogs.open<RemedyAnswer, RemedyData>(RemedyDialog, { row, remedy }, '480px');
    if (!answer) return false;
    const done = await this.action.run(row, remedy, answer);
    if (done) this.toasts.done(this.i18n.t('stuck.done', { remedy: this.i18n.t(`stuck.remedies.${remedy}`) }));
    return done ?? false;
  }

  private carryOut(key: string, row: StuckRow, remedy: Action, answer: RemedyAnswer): Promise<unknown> {
    switch (remedy) {
      case 'remind':
        return this.client.remind(key, row.taskId!, answer.reason);
      case 'assign':
        return this.client.assign(key, row.taskId!, answer.person, answer.reason);
      case 'change-due':
        return this.client.changeDue(key, row.taskId!, answer.due, answer.reason);
      case 'retry':
      case 'skip':
        return this.client.repair(key, row.incidentId!, remedy, answer.reason);
      case 'send-message': {
        const { name, correlationKey } = row.message!;
        return this.client.sendMessage(key, { name, correlationKey, variables: answer.variables });
      }
      case 'cancel':
        return this.client.operate(key, row.instanceId, 'cancel', answer.reason);
    }
  }
}
