import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { RecordsClient } from '../../records/data/records-client.ts';
import { RecordActions } from '../../records/ui-detail/record-actions.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { Load } from '../../shared/ui-states/load.ts';
import type { Column } from '../../shared/ui-table/column.ts';
import { Table } from '../../shared/ui-table/table.ts';
import { Permissions } from '../../shared/util-ability/permissions.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import { Names } from '../../shared/util-lookup/names.ts';
import { query } from '../../shared/util-query/query.ts';
import { Times } from '../../shared/util-time/times.ts';
import type { ReceiptDetail } from '../data/purchasing-types.ts';
import { RECEIPTS } from '../data/purchasing-types.ts';

type Line = ReceiptDetail['lines'][number];

/** One receipt of goods. */
@Component({
  selector: 'mr-receipt-page',
  imports: [Icon, Load, RouterLink, Table],
  template: `
    <div class="page">
      <mr-load [of]="receipt" />
      @if (receipt.value(); as one) {
        <div class="page-head">
          <a class="btn ghost icon" routerLink="/purchasing/receipts" [attr.aria-label]="t('records.back')"
            ><mr-icon name="arrow-left"
          /></a>
          <h1>{{ one.code }}</h1>
          <span class="chip">{{ i18n.maybe(\`receipts.states.\${one.state}\`, one.state) }}</span>
          @if (mayReverse()) {
            <button type="button" class="btn danger end" (click)="reverse()">{{ t('workReports.reverse') }}</button>
          }
          <p>{{ i18n.text(one.supplierName, one.supplier) }}</p>
        </div>
        <section class="card card-body">
          <dl class="facts">
            <dt>{{ t('purchasing.order') }}</dt>
            <dd>
              <a [routerLink]="['/purchasing/orders', one.orderId]">{{ one.order }}</a>
            </dd>
            <dt>{{ t('purchasing.deliveryNote') }}</dt>
            <dd>{{ one.deliveryNote ?? '—' }}</dd>
            <dt>{{ t('records.by') }}</dt>
            <dd>{{ names.person(one.createdBy) }} · {{ times.full(one.createdAt) }}</dd>
            @if (one.remark) {
              <dt>{{ t('records.remark') }}</dt>
              <dd>{{ one.remark }}</dd>
            }
          </dl>
        </section>
        <mr-table [caption]="t('purchasing.lines')" [rows]="one.lines" [columns]="columns" />
      }
    </div>
  `,
})
export class ReceiptPage {
  readonly id = input.required<string>();
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly names = inject(Names);
  protected readonly times = inject(Times);
  private readonly client = inject(RecordsClient);
  private readonly actions = inject(RecordActions);
  private readonly permissions = inject(Permissions);
  protected readonly receipt = query({
    params: () => this.id(),
    load: (id, abort) => this.client.one<ReceiptDetail>(RECEIPTS, id, abort),
    live: ['Receipt'],
    keep: true,
  });
  protected readonly mayReverse = computed(() => {
    const one = this.receipt.value();
    return !!one && one.state !== 'reversed' && this.permissions.can('correct:Receipt', one);
  });
  protected readonly columns: Column<Line>[] = [
    {
      id: 'item',
      label: 'records.item',
      narrow: 'title',
      value: (row) => `${row.line} ${this.i18n.text(row.itemName, row.item)} · ${row.item}`,
    },
    { id: 'quantity', label: 'records.quantity', align: 'end', value: (row) => `${row.quantity} ${row.unit}` },
    { id: 'lot', label: 'records.lot', value: (row) => row.lot },
    { id: 'location', label: 'stock.location', value: (row) => row.location },
    { id: 'accepted', label: 'quality.accepted', align: 'end', value: (row) => row.accepted },
    { id: 'rejected', label: 'quality.rejected', align: 'end', value: (row) => row.rejected },
    { id: 'stored', label: 'workOrders.stored', align: 'end', value: (row) => row.stored },
  ];

  protected async reverse(): Promise<void> {
    const one = this.receipt.value()!;
    const action = this.t('workReports.reverse');
    const done = await this.actions.press(
      `${action}: ${one.code}`,
      action,
      (key, reason) => this.client.act(key, RECEIPTS, one.id, 'reverse', { reason }),
      { reason: 'required', danger: true },
    );
    if (done) await this.receipt.reload();
  }
}
