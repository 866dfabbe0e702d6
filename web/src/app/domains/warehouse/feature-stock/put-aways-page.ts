import { Component, inject, viewChild } from '@angular/core';
import { RecordsClient } from '../../records/data/records-client.ts';
import { RecordActions } from '../../records/ui-detail/record-actions.ts';
import { RecordList } from '../../records/ui-list/record-list.ts';
import { Tabs } from '../../records/ui-list/tabs.ts';
import { Permissions } from '../../shared/util-ability/permissions.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import type { PutAwayRow } from '../data/stock-types.ts';
import { confirmFields } from './stock-forms.ts';
import { STOCK_TABS, putAwayList } from './stock-lists.ts';

/** What waits for its place; a click on an open one confirms where it went. */
@Component({
  selector: 'mr-put-aways-page',
  imports: [RecordList, Tabs],
  template: `
    <div class="page">
      <div class="page-head">
        <h1>{{ t('nav.stock') }}</h1>
        <mr-tabs [tabs]="tabs" />
        <p>{{ t('stock.putAwayHint') }}</p>
      </div>
      <mr-record-list #list [spec]="spec" (open)="confirm($event)" />
    </div>
  `,
})
export class PutAwaysPage {
  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly spec = putAwayList;
  protected readonly tabs = STOCK_TABS;
  private readonly client = inject(RecordsClient);
  private readonly actions = inject(RecordActions);
  private readonly permissions = inject(Permissions);
  private readonly list = viewChild.required<RecordList<PutAwayRow>>('list');

  protected async confirm(row: PutAwayRow): Promise<void> {
    if (row.state !== 'open' || !this.permissions.can('putaway:StockMove')) return;
    const done = await this.actions.ask({
      title: 'stock.confirmPutAway',
      intro: `${row.code} · ${this.i18n.text(row.itemName, row.item)} · ${row.quantity} ${row.unit}`,
      fields: confirmFields,
      variables: { suggested: row.suggestedLocation },
      action: 'stock.confirmPutAway',
      done: 'records.saved',
      submit: (key, values) => this.client.act(key, putAwayList.path, row.id, 'confirm', { ...values, post: true }),
    });
    if (done) await this.list().reload();
  }
}
