import { Component, inject, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { RecordActions } from '../../records/ui-detail/record-actions.ts';
import type { ImportData } from '../../records/ui-import/import-dialog.ts';
import { ImportDialog } from '../../records/ui-import/import-dialog.ts';
import { namedColumns } from '../../records/util-csv/named-columns.ts';
import { RecordsClient } from '../../records/data/records-client.ts';
import type { ImportReport } from '../../records/data/records-client.ts';
import { RecordList } from '../../records/ui-list/record-list.ts';
import { Tabs } from '../../records/ui-list/tabs.ts';
import { Can } from '../../shared/util-ability/can.ts';
import { Dialogs } from '../../shared/ui-dialog/dialogs.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { Toasts } from '../../shared/ui-toast/toasts.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import type { WorkOrderRow } from '../data/production-client.ts';
import { orderColumns } from './order-columns.ts';
import { workOrderFields } from './order-forms.ts';
import { workOrderList } from './order-lists.ts';
import { ORDER_TABS } from './order-tabs.ts';

/** Work orders: find, make, import. */
@Component({
  selector: 'mr-order-list-page',
  imports: [Can, Icon, RecordList, Tabs],
  template: `
    <div class="page">
      <div class="page-head">
        <h1>{{ t('nav.workOrders') }}</h1>
        <mr-tabs [tabs]="tabs" />
        <span class="end row-wrap">
          <button *mrCan="'import:WorkOrder'" type="button" class="btn" (click)="importFile()">
            <mr-icon name="upload" />{{ t('import.button') }}
          </button>
          <button *mrCan="'create:WorkOrder'" type="button" class="btn primary" (click)="create()">
            <mr-icon name="plus" />{{ t('workOrders.new') }}
          </button>
        </span>
      </div>
      <mr-record-list #list [spec]="spec" />
    </div>
  `,
})
export class OrderListPage {
  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly spec = workOrderList;
  protected readonly tabs = ORDER_TABS;
  private readonly client = inject(RecordsClient);
  private readonly actions = inject(RecordActions);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly router = inject(Router);
  private readonly list = viewChild.required<RecordList<WorkOrderRow>>('list');

  protected async create(): Promise<void> {
    const made = await this.actions.ask<{ workOrderId: string }>({
      title: 'workOrders.new',
      fields: workOrderFields,
      action: 'records.create',
      submit: (key, values) => this.client.create(key, workOrderList.path, values),
    });
    if (made) await this.router.navigate(['/work-orders', made.workOrderId]);
  }

  protected async importFile(): Promise<void> {
    const columns = namedColumns(orderColumns, this.i18n);
    const data: ImportData = { path: workOrderList.path, title: this.t('workOrders.import'), columns };
    const report = await this.dialogs.open<ImportReport, ImportData>(ImportDialog, data, '720px');
    if (!report) return;
    this.toasts.done(this.t('import.done', { n: report.created + report.changed }));
    await this.list().reload();
  }
}
