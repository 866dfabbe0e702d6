import { Component, computed, effect, inject, input, linkedSignal, output, signal, untracked } from '@angular/core';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { Load } from '../../shared/ui-states/load.ts';
import { ProblemNote } from '../../shared/ui-states/problem-note.ts';
import { userAction } from '../../shared/util-http/user-action.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import type { LookupEntry } from '../../shared/util-lookup/lookup-client.ts';
import { LookupClient } from '../../shared/util-lookup/lookup-client.ts';
import { query } from '../../shared/util-query/query.ts';
import type { SubmittedReport, WorkOrderDetail, WorkReportInput } from '../data/production-client.ts';
import { ProductionClient } from '../data/production-client.ts';
import { positive, remainingAt, reportable, subtract } from '../data/remaining.ts';
import { ReportQueue } from '../data/report-queue.ts';
import { Keypad } from './keypad.ts';

/** What was sent, for the screen that says so. */
export interface ReportedWork {
  order: WorkOrderDetail;
  body: WorkReportInput;
  operation: number;
  unit: string;
  /** Null: kept on the device until the network is back. */
  report: SubmittedReport | null;
}

type Field = 'good' | 'scrap' | 'rework';
const FIELDS = ['good', 'scrap', 'rework'] as const;
const AMOUNT = /^\d{1,14}(\.\d{1,6})?$/;

/** Quantities of one operation: good is filled in with what is left; scrap and rework ask for a reason. */
@Component({
  selector: 'mr-report-entry',
  imports: [Icon, Keypad, Load, ProblemNote],
  templateUrl: './report-entry.html',
  styleUrl: './report-entry.scss',
})
export class ReportEntry {
  readonly orderId = input.required<string>();
  readonly back = output();
  readonly done = output<ReportedWork>();
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  private readonly client = inject(ProductionClient);
  private readonly queue = inject(ReportQueue);
  protected readonly fields = FIELDS;
  protected readonly order = query({
    params: () => this.orderId(),
    load: (id, abort) => this.client.order(id, abort),
  });
  protected readonly operations = computed(() => (this.order.value() ? reportable(this.order.value()!) : []));
  protected readonly sequence = linkedSignal(() => this.operations()[0]?.sequence ?? null);
  protected readonly operation = computed(
    () => this.operations().find((one) => one.sequence === this.sequence()) ?? null,
  );
  protected readonly remaining = computed(() => {
    const [order, operation] = [this.order.value(), this.operation()];
    return order && operation ? remainingAt(order, operation) : '0';
  });
  protected readonly focus = linkedSignal<string, Field>({ source: () => this.orderId(), computation: () => 'good' });
  protected readonly fresh = signal(true);
  /** Null: what is left, less scrap and rework. */
  private readonly typedGood = linkedSignal<number | null, string | null>({
    source: this.sequence,
    computation: () => null,
  });
  protected readonly scrap = linkedSignal<number | null, string>({ source: this.sequence, computation: () => '' });
  protected readonly rework = linkedSignal<number | null, string>({ source: this.sequence, computation: () => '' });
  protected readonly scrapReason = signal('');
  protected readonly reworkReason = signal('');
  protected readonly good = computed(
    () => this.typedGood() ?? positive(subtract(this.remaining(), sum(this.scrap(), this.rework()))),
  );
  protected readonly reasons = signal<Record<'scrap' | 'rework', LookupEntry[]>>({ scrap: [], rework: [] });
  /** Of the attempt that is on its way: a report that is kept goes on under it, in case the first did arrive. */
  private key = '';
  protected readonly action = userAction((key, body: WorkReportInput) => this.client.report((this.key = key), body));
  protected readonly missing = computed<'quantity' | 'scrapReason' | 'reworkReason' | null>(() => {
    const amounts = [this.good(), this.scrap() || '0', this.rework() || '0'];
    if (amounts.some((text) => !AMOUNT.test(text)) || amounts.every((text) => Number(text) === 0)) return 'quantity';
    if (Number(this.scrap()) > 0 && !this.scrapReason()) return 'scrapReason';
    return Number(this.rework()) > 0 && !this.reworkReason() ? 'reworkReason' : null;
  });

  constructor() {
    const lookup = inject(LookupClient);
    effect(() => {
      this.orderId();
      untracked(() => {
        for (const kind of ['scrap', 'rework'] as const) {
          lookup.find('reasons', '', { kind }).then(
            (list) => this.reasons.update((all) => ({ ...all, [kind]: list })),
            () => undefined,
          );
        }
      });
    });
  }

  protected value(field: Field): string {
    return field === 'good' ? this.good() : field === 'scrap' ? this.scrap() : this.rework();
  }

  protected choose(field: Field): void {
    this.focus.set(field);
    this.fresh.set(true);
  }

  protected enter(text: string): void {
    const field = this.focus();
    this.fresh.set(false);
    if (field === 'good') this.typedGood.set(text);
    else (field === 'scrap' ? this.scrap : this.rework).set(text);
  }

  protected reason(field: 'scrap' | 'rework'): string {
    return field === 'scrap' ? this.scrapReason() : this.reworkReason();
  }

  protected setReason(field: 'scrap' | 'rework', code: string): void {
    (field === 'scrap' ? this.scrapReason : this.reworkReason).set(code);
  }

  protected async submit(): Promise<void> {
    const [order, operation] = [this.order.value(), this.operation()];
    if (!order || !operation || this.missing()) return;
    const body = this.body(order.id, operation.sequence);
    const about = { order, body, operation: operation.sequence, unit: order.unit };
    const report = await this.action.run(body);
    if (report) return this.done.emit({ ...about, report });
    if (this.action.problem()?.status !== 0) return;
    this.queue.keep(this.key, body, `${order.code} · ${this.good()} ${order.unit}`);
    this.done.emit({ ...about, report: null });
  }

  private body(workOrder: string, operation: number): WorkReportInput {
    const lines = (quantity: string, reason: string): { reason: string; quantity: string }[] =>
      Number(quantity) > 0 ? [{ reason, quantity }] : [];
    return {
      workOrder,
      operation,
      good: this.good(),
      scrap: lines(this.scrap(), this.scrapReason()),
      rework: lines(this.rework(), this.reworkReason()),
    };
  }
}

function sum(a: string, b: string): string {
  const [x, y] = [AMOUNT.test(a) ? a : '0', AMOUNT.test(b) ? b : '0'];
  return subtract(x, subtract('0', y));
}
