import { Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OrderState } from '../../../../../../contracts/procurement/vocabulary.ts';
import type { Values } from '../../forms/util-form/form-model.ts';
import { RecordsClient } from '../../records/data/records-client.ts';
import { RecordActions } from '../../records/ui-detail/record-actions.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { Load } from '../../shared/ui-states/load.ts';
import type { Column } from '../../shared/ui-table/column.ts';
import { Table } from '../../shared/ui-table/table.ts';
import type { Right } from '../../shared/util-ability/permissions.ts';
import { Permissions } from '../../shared/util-ability/permissions.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import { query } from '../../shared/util-query/query.ts';
import { TranslatedTitle } from '../../shared/util-shell/translated-title.ts';
import { Times } from '../../shared/util-time/times.ts';
import type { PurchaseOrderDetail, PurchaseOrderLine } from '../data/purchasing-types.ts';
import { ORDERS } from '../data/purchasing-types.ts';
import { receiveFields } from './purchasing-forms.ts';
import { orderTone } from './purchasing-lists.ts';

interface Step {
  name: 'approve' | 'send' | 'confirm' | 'close' | 'cancel';
  from: readonly OrderState[];
  right: Right;
}

const STEPS: Step[] = [
  { name: 'cancel', from: ['draft', 'approved', 'sent', 'confirmed'], right: 'cancel:PurchaseOrder' },
  { name: 'close', from: ['sent', 'confirmed', 'partially-received', 'received'], right: 'update:PurchaseOrder' },
  { name: 'confirm', from: ['sent'], right: 'update:PurchaseOrder' },
  { name: 'approve', from: ['draft'], right: 'approve:PurchaseOrder' },
  { name: 'send', from: ['approved'], right: 'order:PurchaseOrder' },
];

/** One purchase order: lines, what came of them, the next steps. */
@Component({
  selector: 'mr-purchase-order-page',
  imports: [Icon, Load, RouterLink, Table],
  templateUrl: './order-page.html',
})
export class PurchaseOrderPage {
  readonly id = input.required<string>();
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly times = inject(Times);
  private readonly client = inject(RecordsClient);
  private readonly actions = inject(RecordActions);
  private readonly permissions = inject(Permissions);
  protected readonly tone = orderTone;
  protected readonly order = query({
    params: () => this.id(),
    load: (id, abort) => this.client.one<PurchaseOrderDetail>(ORDERS, id, abort),
    live: ['PurchaseOrder', 'Receipt'],
    keep: true,
  });
  protected readonly steps = computed(() => {
    const one = this.order.value();
    return one ? STEPS.filter((step) => step.from.includes(one.state) && this.permissions.can(step.right, one)) : [];
  });
  protected readonly mayReceive = computed(() => {
    const one = this.order.value();
    const open = !!one && ['sent', 'confirmed', 'partially-received'].includes(one.state);
    return open && this.permissions.can('receive:Receipt');
  });
  protected readonly columns: Column<PurchaseOrderLine>[] = [
    {
      id: 'item',
      label: 'records.item',
      narrow: 'title',
      value: (row) => `${row.line} ${this.i18n.text(row.itemName, row.item)} · ${row.item}`,
    },
    { id: 'quantity', label: 'purchasing.ordered', align: 'end', value: (row) => `${row.quantity} ${row.unit}` },
    { id: 'received', label: 'purchasing.received', align: 'end', value: (row) => row.received },
    { id: 'open', label: 'purchasing.open', align: 'end', value: (row) => row.open },
    { id: 'price', label: 'purchasing.price', align: 'end', value: (row) => row.price },
    { id: 'needBy', label: 'purchasing.needBy', value: (row) => (row.needBy ? this.times.day(row.needBy) : null) },
    {
      id: 'inspect',
      label: 'purchasing.inspected',
      value: (row) => this.t(row.inspectIncoming ? 'common.yes' : 'common.no'),
    },
  ];
  protected readonly lineId = (row: PurchaseOrderLine): string => String(row.line);

  constructor() {
    const title = inject(TranslatedTitle);
    effect(() => title.show(this.order.value()?.code ?? ''));
  }

  protected async press(step: Step): Promise<void> {
    const one = this.order.value()!;
    const action = this.t(`purchaseOrders.verbs.${step.name}`);
    const done = await this.actions.press(
      `${action}: ${one.code}`,
      action,
      (key, reason) =>
        this.client.act(key, ORDERS, one.id, step.name, { version: one.version, ...(reason ? { reason } : {}) }),
      step.name === 'cancel' ? { reason: 'required', danger: true } : { sure: true },
    );
    if (done) await this.order.reload();
  }

  protected async receive(): Promise<void> {
    const one = this.order.value()!;
    const open = one.lines.filter((line) => line.open !== '0');
    const done = await this.actions.ask({
      title: 'purchasing.receive',
      fields: receiveFields(one),
      values: { lines: open.map((line) => ({ line: String(line.line), quantity: line.open })) },
      action: 'purchasing.receive',
      done: 'records.saved',
      width: '820px',
      submit: (key, values) => this.client.act(key, ORDERS, one.id, 'receive', received(values)),
    });
    if (done) await this.order.reload();
  }
}

/** Line numbers are numbers; cells without a value are left out. */
function received(values: Values): Values {
  const rows = (values['lines'] as Values[]).map((row) => {
    const filled = Object.entries(row).filter(([, value]) => value !== null && value !== '');
    return { ...Object.fromEntries(filled), line: Number(row['line']) };
  });
  return { ...values, lines: rows };
}
