import { Component, computed, effect, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Session } from '../../identity/data/session.ts';
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
import { TranslatedTitle } from '../../shared/util-shell/translated-title.ts';
import { Times } from '../../shared/util-time/times.ts';
import type { RequisitionDetail, RequisitionLine } from '../data/purchasing-types.ts';
import { ORDERS, REQUISITIONS } from '../data/purchasing-types.ts';
import { orderFields } from './purchasing-forms.ts';
import { orderTone, requisitionTone } from './purchasing-lists.ts';

/** One requisition: what for, who decides, what was ordered of it. */
@Component({
  selector: 'mr-requisition-page',
  imports: [Icon, Load, RouterLink, Table],
  templateUrl: './requisition-page.html',
})
export class RequisitionPage {
  readonly id = input.required<string>();
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly names = inject(Names);
  protected readonly times = inject(Times);
  private readonly client = inject(RecordsClient);
  private readonly actions = inject(RecordActions);
  private readonly permissions = inject(Permissions);
  private readonly router = inject(Router);
  private readonly me = inject(Session).username;
  protected readonly tone = requisitionTone;
  protected readonly orderTone = orderTone;
  protected readonly record = query({
    params: () => this.id(),
    load: (id, abort) => this.client.one<RequisitionDetail>(REQUISITIONS, id, abort),
    live: ['Requisition', 'PurchaseOrder'],
    keep: true,
  });
  protected readonly requesters = computed(() => {
    const { requesters = [], createdBy = '' } = this.record.value() ?? {};
    return (requesters.length > 0 ? requesters : [createdBy]).map(this.names.person).join(', ');
  });
  protected readonly mayDecide = computed(() => this.may('approve:Requisition', 'submitted'));
  protected readonly mayOrder = computed(
    () => this.record.value()?.state === 'approved' && this.permissions.can('create:PurchaseOrder'),
  );
  protected readonly maySubmit = computed(
    () => this.may('update:Requisition', 'draft') || this.may('update:Requisition', 'rejected'),
  );
  protected readonly mayCancel = computed(() => this.may('cancel:Requisition', 'draft', 'submitted', 'approved'));
  protected readonly own = computed(
    () => this.record.value()?.state === 'submitted' && !!this.record.value()?.requesters.includes(this.me()),
  );
  protected readonly columns: Column<RequisitionLine>[] = [
    {
      id: 'item',
      label: 'records.item',
      narrow: 'title',
      value: (row) => `${this.i18n.text(row.itemName, row.item)} · ${row.item}`,
    },
    { id: 'quantity', label: 'records.quantity', align: 'end', value: (row) => `${row.quantity} ${row.unit}` },
    { id: 'needBy', label: 'purchasing.needBy', value: (row) => (row.needBy ? this.times.day(row.needBy) : null) },
    { id: 'supplier', label: 'stock.supplier', value: (row) => this.i18n.text(row.supplierName, row.supplier ?? '') },
    { id: 'price', label: 'purchasing.price', align: 'end', value: (row) => row.price },
  ];
  protected readonly lineId = (row: RequisitionLine): string => String(row.line);

  constructor() {
    const title = inject(TranslatedTitle);
    effect(() => title.show(this.record.value()?.code ?? ''));
  }

  protected async decide(decision: 'approve' | 'reject'): Promise<void> {
    const one = this.record.value()!;
    await this.press(
      this.t(`purchasing.${decision}`),
      (key, reason) =>
        this.client.act(key, REQUISITIONS, one.id, 'approve', {
          decision,
          version: one.version,
          ...(reason ? { reason } : {}),
        }),
      decision === 'reject' ? { reason: 'required', danger: true } : { sure: true },
    );
  }

  protected async step(verb: 'submit' | 'cancel'): Promise<void> {
    const one = this.record.value()!;
    await this.press(
      this.t(`purchasing.${verb}`),
      (key) => this.client.act(key, REQUISITIONS, one.id, verb, { version: one.version }),
      verb === 'cancel' ? { sure: true, danger: true } : {},
    );
  }

  protected async order(): Promise<void> {
    const one = this.record.value()!;
    const made = await this.actions.ask<{ orderId?: string; orders?: { orderId: string }[] }>({
      title: 'purchasing.makeOrder',
      fields: orderFields,
      action: 'purchasing.makeOrder',
      done: 'records.saved',
      submit: (key, values) => this.client.create(key, ORDERS, { ...values, requisition: one.code }),
    });
    const id = made?.orderId ?? made?.orders?.[0]?.orderId;
    if (id) await this.router.navigate(['/purchasing/orders', id]);
    else if (made) await this.record.reload();
  }

  private may(
    right: 'approve:Requisition' | 'update:Requisition' | 'cancel:Requisition',
    ...states: string[]
  ): boolean {
    const one = this.record.value();
    return !!one && states.includes(one.state) && this.permissions.can(right, one);
  }

  private async press(
    action: string,
    run: (key: string, reason: string) => Promise<unknown>,
    options: Parameters<RecordActions['press']>[3],
  ): Promise<void> {
    if (await this.actions.press(`${action}: ${this.record.value()!.code}`, action, run, options))
      await this.record.reload();
  }
}
