import { Component, computed, inject, input, viewChild } from '@angular/core';
import { Session } from '../../identity/data/session.ts';
import { RecordsClient } from '../../records/data/records-client.ts';
import { RecordActions } from '../../records/ui-detail/record-actions.ts';
import { RecordList } from '../../records/ui-list/record-list.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { Permissions } from '../../shared/util-ability/permissions.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import type { DelegationRow } from '../data/admin-types.ts';
import { DELEGATIONS, delegationFields, delegationList, isOpen } from './delegations.ts';

/** Who acts for whom, with a new one, and an end before its time. */
@Component({
  selector: 'mr-delegation-panel',
  imports: [Icon, RecordList],
  template: `
    <mr-record-list #list [spec]="spec()">
      <button type="button" class="btn primary" (click)="create()">
        <mr-icon name="user-check" />{{ t('admin.delegations.create') }}
      </button>
    </mr-record-list>
  `,
})
export class DelegationPanel {
  /** Also for other people: the list of the administration. */
  readonly forOthers = input(false);
  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  private readonly session = inject(Session);
  private readonly permissions = inject(Permissions);
  private readonly client = inject(RecordsClient);
  private readonly actions = inject(RecordActions);
  private readonly list = viewChild.required<RecordList<DelegationRow>>('list');
  protected readonly spec = computed(() => ({
    ...delegationList,
    action: {
      label: this.t('admin.delegations.endNow'),
      shown: (row: DelegationRow) => isOpen(row) && this.mayEnd(row),
      run: (row: DelegationRow) => this.end(row),
    },
  }));

  protected async create(): Promise<void> {
    const roles = (this.session.user()?.roles ?? []).map(({ code, name }) => ({
      value: code,
      label: this.i18n.text(name, code),
    }));
    const made = await this.actions.ask({
      title: 'admin.delegations.create',
      fields: delegationFields(this.forOthers(), roles),
      action: 'admin.delegations.create',
      done: 'records.saved',
      submit: (key, values) => this.client.create(key, DELEGATIONS, values),
    });
    if (made) await this.list().reload();
  }

  protected async end(row: DelegationRow): Promise<void> {
    const action = this.t('admin.delegations.endNow');
    const title = `${action}: ${this.i18n.text(row.from.name)} → ${this.i18n.text(row.to.name)}`;
    const run = (key: string, reason: string): Promise<unknown> =>
      this.client.act(key, DELEGATIONS, row.id, 'revoke', { version: row.version, ...(reason ? { reason } : {}) });
    if (await this.actions.press(title, action, run, { reason: 'optional' })) await this.list().reload();
  }

  private mayEnd(row: DelegationRow): boolean {
    return this.permissions.can('revoke:Delegation', { from: row.from.username, to: row.to.username });
  }
}
