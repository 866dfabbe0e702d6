import { Component, inject, viewChild } from '@angular/core';
import type { ImportReport } from '../../records/data/records-client.ts';
import { namedColumns } from '../../records/util-csv/named-columns.ts';
import { RecordsClient } from '../../records/data/records-client.ts';
import { RecordActions } from '../../records/ui-detail/record-actions.ts';
import type { ImportData } from '../../records/ui-import/import-dialog.ts';
import { ImportDialog } from '../../records/ui-import/import-dialog.ts';
import { RecordList } from '../../records/ui-list/record-list.ts';
import { Tabs } from '../../records/ui-list/tabs.ts';
import { Can } from '../../shared/util-ability/can.ts';
import { Dialogs } from '../../shared/ui-dialog/dialogs.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { Toasts } from '../../shared/ui-toast/toasts.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import type { StockRow } from '../data/stock-types.ts';
import { openingColumns } from './opening-columns.ts';
import { adjustFields, transferFields } from './stock-forms.ts';
import { STOCK_TABS, stockList } from './stock-lists.ts';

/** What is where, with the moves that people make by hand. */
@Component({
  selector: 'mr-stock-page',
  imports: [Can, Icon, RecordList, Tabs],
  template: `
    <div class="page">
      <div class="page-head">
        <h1>{{ t('nav.stock') }}</h1>
        <mr-tabs [tabs]="tabs" />
        <span class="end row-wrap">
          <button *mrCan="'adjust:StockMove'" type="button" class="btn" (click)="opening()">
            <mr-icon name="upload" />{{ t('stock.opening') }}
          </button>
          <button *mrCan="'adjust:StockMove'" type="button" class="btn" (click)="adjust()">
            {{ t('stock.adjust') }}
          </button>
          <button *mrCan="'transfer:StockMove'" type="button" class="btn primary" (click)="transfer()">
            <mr-icon name="truck" />{{ t('stock.transfer') }}
          </button>
        </span>
      </div>
      <mr-record-list #list [spec]="spec" />
    </div>
  `,
})
export class StockPage {
  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly spec = stockList;
  protected readonly tabs = STOCK_TABS;
  private readonly client = inject(RecordsClient);
  private readonly actions = inject(RecordActions);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly list = viewChild.required<RecordList<StockRow>>('list');

  protected async transfer(): Promise<void> {
    const done = await this.actions.ask({
      title: 'stock.transfer',
      fields: transferFields,
      action: 'stock.transfer',
      done: 'records.saved',
      submit: (key, values) => this.client.create(key, '/api/warehouse/transfers', values),
    });
    if (done) await this.list().reload();
  }

  protected async adjust(): Promise<void> {
    const done = await this.actions.ask({
      title: 'stock.adjust',
      fields: adjustFields,
      action: 'stock.adjust',
      done: 'records.saved',
      submit: (key, values) => this.client.create(key, '/api/warehouse/adjustments', values),
    });
    if (done) await this.list().reload();
  }

  protected async opening(): Promise<void> {
    const columns = namedColumns(openingColumns, this.i18n);
    const data: ImportData = { path: '/api/warehouse/opening-stock', title: this.t('stock.opening'), columns };
    const report = await this.dialogs.open<ImportReport, ImportData>(ImportDialog, data, '720px');
    if (!report) return;
    this.toasts.done(this.t('import.done', { n: report.created + report.changed }));
    await this.list().reload();
  }
}
