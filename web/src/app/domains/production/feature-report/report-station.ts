import { Component, computed, inject, signal } from '@angular/core';
import { Combobox } from '../../shared/ui-combobox/combobox.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { CameraScan } from '../../shared/ui-scan/camera-scan.ts';
import { Empty } from '../../shared/ui-states/empty.ts';
import { Load } from '../../shared/ui-states/load.ts';
import { Due } from '../../shared/ui-time/due.ts';
import { LookupClient } from '../../shared/util-lookup/lookup-client.ts';
import { cameraScans } from '../../shared/util-scan/camera.ts';
import { WedgeScanner } from '../../shared/util-scan/wedge-scanner.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import { query } from '../../shared/util-query/query.ts';
import type { WorkOrderRow } from '../data/production-client.ts';
import { ProductionClient } from '../data/production-client.ts';
import { share, subtract, positive } from '../data/remaining.ts';
import { ReportQueue } from '../data/report-queue.ts';
import { ReportDone } from './report-done.ts';
import { ReportEntry } from './report-entry.ts';
import type { ReportedWork } from './report-entry.ts';

const LINE = 'millrace.line';

/** The station on the shop floor: find the work order (or scan it), enter quantities, done. */
@Component({
  selector: 'mr-report-station',
  imports: [CameraScan, Combobox, Due, Empty, Icon, Load, ReportDone, ReportEntry],
  templateUrl: './report-station.html',
  styleUrl: './report-station.scss',
  host: { class: 'floor' },
})
export class ReportStation {
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  private readonly client = inject(ProductionClient);
  private readonly lookup = inject(LookupClient);
  protected readonly queue = inject(ReportQueue);
  protected readonly canUseCamera = cameraScans();
  protected readonly camera = signal(false);
  protected readonly search = signal('');
  protected readonly line = signal(localStorage.getItem(LINE) ?? '');
  protected readonly chosen = signal<string | null>(null);
  protected readonly reported = signal<ReportedWork | null>(null);
  protected readonly unknown = signal('');
  protected readonly orders = query({
    params: () => ({ line: this.line() || undefined }),
    load: (question, abort) => this.client.openOrders(question, abort),
    live: ['WorkOrder', 'WorkReport'],
    keep: true,
  });
  protected readonly shown = computed(() => {
    const wanted = this.search().trim().toLowerCase();
    const text = (order: WorkOrderRow): string =>
      `${order.code} ${order.item} ${order.itemName.zh} ${order.itemName.en ?? ''}`;
    return (this.orders.value()?.items ?? []).filter((order) => text(order).toLowerCase().includes(wanted));
  });
  protected readonly lines = (text: string): ReturnType<LookupClient['choices']> => this.lookup.choices('lines', text);

  constructor() {
    inject(WedgeScanner).listen((code) => void this.scanned(code));
  }

  protected setLine(line: string): void {
    this.line.set(line);
    localStorage.setItem(LINE, line);
  }

  protected left(order: WorkOrderRow): string {
    return positive(subtract(order.quantityPlanned, order.quantityGood));
  }

  protected progress(order: WorkOrderRow): number {
    return share(order.quantityGood, order.quantityPlanned);
  }

  /** A work order's code, alone or at the end of what a label says (`WO:…`). */
  protected async scanned(code: string): Promise<void> {
    this.camera.set(false);
    this.unknown.set('');
    const wanted = code.trim().split(/[:|]/).at(-1)!.trim();
    const order =
      this.orders.value()?.items.find((one) => one.code === wanted) ??
      (await this.client.orderByCode(wanted).catch(() => null));
    if (order) this.open(order.id);
    else this.unknown.set(wanted);
  }

  /** Enter in the search box: the only match. */
  protected enter(): void {
    const [only, ...others] = this.shown();
    if (only && others.length === 0) this.open(only.id);
    else if (this.search().trim()) void this.scanned(this.search());
  }

  protected open(id: string): void {
    this.reported.set(null);
    this.chosen.set(id);
  }

  protected done(work: ReportedWork): void {
    this.chosen.set(null);
    this.search.set('');
    this.reported.set(work);
    void this.orders.reload();
  }

  protected again(): void {
    this.reported.set(null);
  }
}
