import { Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { RecordsClient } from '../../records/data/records-client.ts';
import { RecordActions } from '../../records/ui-detail/record-actions.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { Load } from '../../shared/ui-states/load.ts';
import type { Column } from '../../shared/ui-table/column.ts';
import { Cell } from '../../shared/ui-table/cell.ts';
import { Table } from '../../shared/ui-table/table.ts';
import { Due } from '../../shared/ui-time/due.ts';
import { Permissions } from '../../shared/util-ability/permissions.ts';
import type { Right } from '../../shared/util-ability/permissions.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import { Names } from '../../shared/util-lookup/names.ts';
import { query } from '../../shared/util-query/query.ts';
import { Times } from '../../shared/util-time/times.ts';
import { TranslatedTitle } from '../../shared/util-shell/translated-title.ts';
import type {
  WorkOrderComponent,
  WorkOrderDetail,
  WorkOrderOperation,
  WorkReportRow,
} from '../data/production-client.ts';
import { share } from '../data/remaining.ts';
import { changeOrderFields } from './order-forms.ts';
import { orderTone, reportTone } from './order-words.ts';
import type { OrderVerb } from './order-verbs.ts';
import { orderVerbs } from './order-verbs.ts';

const PATH = '/api/production/work-orders';

/** One work order: progress by operation, components, reports, and the next steps that one may take. */
@Component({
  selector: 'mr-order-page',
  imports: [Cell, Due, Icon, Load, RouterLink, Table],
  templateUrl: './order-page.html',
  styleUrl: './order-page.scss',
})
export class OrderPage {
  readonly id = input.required<string>();
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly times = inject(Times);
  private readonly client = inject(RecordsClient);
  private readonly actions = inject(RecordActions);
  private readonly permissions = inject(Permissions);
  protected readonly names = inject(Names);
  protected readonly tone = orderTone;
  protected readonly reportTone = reportTone;
  protected readonly share = share;
  protected readonly order = query({
    params: () => this.id(),
    load: (id, abort) => this.client.one<WorkOrderDetail>(PATH, id, abort),
    live: ['WorkOrder', 'WorkReport', 'InspectionLot'],
    keep: true,
  });
  protected readonly reports = query({
    params: () => {
      const order = this.order.value();
      return order && this.permissions.can('read:WorkReport') ? `${order.code}` : undefined;
    },
    load: async (workOrder, abort) =>
      (await this.client.list<WorkReportRow>('/api/production/work-reports', { workOrder, limit: 100 }, abort)).items,
    live: ['WorkReport'],
    keep: true,
  });
  protected readonly verbs = computed(() => {
    const order = this.order.value();
    if (!order) return [];
    return orderVerbs.filter(
      (verb) => verb.from.includes(order.state) && this.permissions.can(verb.right as Right, order),
    );
  });
  protected readonly mayChange = computed(() => {
    const order = this.order.value();
    return (
      !!order &&
      ['planned', 'firm', 'released', 'in-progress', 'paused'].includes(order.state) &&
      this.permissions.can('update:WorkOrder', order)
    );
  });
  protected readonly operationColumns: Column<WorkOrderOperation>[] = [
    {
      id: 'name',
      label: 'report.operation',
      narrow: 'title',
      value: (row) => `${row.sequence} ${this.i18n.text(row.name)}`,
    },
    { id: 'state', label: 'records.state' },
    { id: 'line', label: 'workOrders.line', value: (row) => row.line },
    {
      id: 'point',
      label: 'workOrders.inspectionPoint',
      value: (row) => this.t(`inspectionPoints.${row.inspectionPoint}`),
    },
    { id: 'good', label: 'report.fields.good', align: 'end', value: (row) => row.good },
    { id: 'scrap', label: 'report.fields.scrap', align: 'end', value: (row) => row.scrap },
    { id: 'rework', label: 'report.fields.rework', align: 'end', value: (row) => row.rework },
    { id: 'held', label: 'workOrders.held', align: 'end', value: (row) => row.held },
  ];
  protected readonly componentColumns: Column<WorkOrderComponent>[] = [
    {
      id: 'item',
      label: 'records.item',
      narrow: 'title',
      value: (row) => `${this.i18n.text(row.itemName, row.item)} · ${row.item}`,
    },
    { id: 'operation', label: 'report.operation', value: (row) => row.operation },
    {
      id: 'method',
      label: 'workOrders.issueMethod',
      value: (row) => this.i18n.maybe(`issueMethods.${row.issueMethod}`, row.issueMethod),
    },
    { id: 'required', label: 'workOrders.required', align: 'end', value: (row) => `${row.required} ${row.unit}` },
    { id: 'consumed', label: 'workOrders.consumed', align: 'end', value: (row) => `${row.consumed} ${row.unit}` },
  ];
  protected readonly operationId = (row: WorkOrderOperation): string => row.id;
  protected readonly componentId = (row: WorkOrderComponent): string => String(row.line);

  constructor() {
    const title = inject(TranslatedTitle);
    effect(() => title.show(this.order.value()?.code ?? ''));
  }

  protected async press(verb: OrderVerb): Promise<void> {
    const order = this.order.value();
    if (!order) return;
    const action = this.t(`workOrders.verbs.${verb.name}`);
    const done = await this.actions.press(
      `${action}: ${order.code}`,
      action,
      (key, reason) =>
        this.client.act(key, PATH, order.id, verb.name, { version: order.version, ...(reason ? { reason } : {}) }),
      {
        ...(verb.reason ? { reason: 'required' as const } : {}),
        danger: verb.name === 'cancel',
        sure: verb.sure ?? false,
      },
    );
    if (done) await this.order.reload();
  }

  protected async change(): Promise<void> {
    const order = this.order.value();
    if (!order) return;
    const { quantityPlanned, priority, startAt, dueAt, remark } = order;
    const changed = await this.actions.ask({
      title: 'workOrders.change',
      fields: changeOrderFields,
      action: 'common.save',
      done: 'records.saved',
      values: { quantity: quantityPlanned, priority, startAt, dueAt, remark },
      submit: (key, values) => this.client.act(key, PATH, order.id, 'change', { ...values, version: order.version }),
    });
    if (changed) await this.order.reload();
  }
}
