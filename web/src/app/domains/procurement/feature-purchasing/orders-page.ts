import { Component, inject } from '@angular/core';
import { Router } from '@angular/router';
import { RecordsClient } from '../../records/data/records-client.ts';
import { RecordActions } from '../../records/ui-detail/record-actions.ts';
import { RecordList } from '../../records/ui-list/record-list.ts';
import { Tabs } from '../../records/ui-list/tabs.ts';
import { Can } from '../../shared/util-ability/can.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { injectT } from '../../shared/util-i18n/i18n.ts';
import { ORDERS } from '../data/purchasing-types.ts';
import { freeOrderFields } from './purchasing-forms.ts';
import { PURCHASING_TABS, orderList } from './purchasing-lists.ts';

/** What is ordered. */
@Component({
  selector: 'mr-orders-page',
  imports: [Can, Icon, RecordList, Tabs],
  template: `
    <div class="page">
      <div class="page-head">
        <h1>{{ t('nav.purchasing') }}</h1>
        <mr-tabs [tabs]="tabs" />
        <button *mrCan="'create:PurchaseOrder'" type="button" class="btn primary end" (click)="create()">
          <mr-icon name="plus" />{{ t('purchasing.newOrder') }}
        </button>
      </div>
      <mr-record-list [spec]="spec" />
    </div>
  `,
})
export class OrdersPage {
  protected readonly t = injectT();
  protected readonly spec = orderList;
  protected readonly tabs = PURCHASING_TABS;
  private readonly client = inject(RecordsClient);
  private readonly actions = inject(RecordActions);
  private readonly router = inject(Router);

  protected async create(): Promise<void> {
    const made = await this.actions.ask<{ orderId: string }>({
      title: 'purchasing.newOrder',
      fields: freeOrderFields,
      action: 'records.create',
      width: '820px',
      values: { lines: [{ item: null, quantity: null, price: null, needBy: null }] },
      submit: (key, values) => this.client.create(key, ORDERS, { ...values, send: false }),
    });
    if (made) await this.router.navigate(['/purchasing/orders', made.orderId]);
  }
}
