import type { OnInit } from '@angular/core';
import { Component, Injector, computed, inject, input, output, runInInjectionContext } from '@angular/core';
import { FilterBar } from '../../shared/ui-filter-bar/filter-bar.ts';
import type { FilterValues } from '../../shared/ui-filter-bar/filter.ts';
import type { UrlFilters } from '../../shared/ui-filter-bar/url-filters.ts';
import { urlFilters } from '../../shared/ui-filter-bar/url-filters.ts';
import { Empty } from '../../shared/ui-states/empty.ts';
import { Load } from '../../shared/ui-states/load.ts';
import { Cell } from '../../shared/ui-table/cell.ts';
import { Table } from '../../shared/ui-table/table.ts';
import { Due } from '../../shared/ui-time/due.ts';
import { When } from '../../shared/ui-time/when.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import { Names } from '../../shared/util-lookup/names.ts';
import { LookupClient } from '../../shared/util-lookup/lookup-client.ts';
import type { Pages } from '../../shared/util-query/pages.ts';
import { pages } from '../../shared/util-query/pages.ts';
import { Times } from '../../shared/util-time/times.ts';
import { RecordsClient } from '../data/records-client.ts';
import type { RecordColumn, RecordListSpec } from './list-spec.ts';

/** Column of the button of a row. */
const ACTION = 'row-action';

/** The one list of records: filter bar, table, empty and error states, live. */
@Component({
  selector: 'mr-record-list',
  imports: [Cell, Due, Empty, FilterBar, Load, Table, When],
  templateUrl: './record-list.html',
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 12px;
    }
    .bar {
      display: block;
      width: 84px;
      height: 6px;
      margin-block: 4px;
      border-radius: 3px;
      background: var(--surface-3);
      overflow: hidden;
    }
    .bar span {
      display: block;
      height: 100%;
      background: var(--primary);
    }
  `,
})
export class RecordList<Row extends { id: string }> implements OnInit {
  readonly spec = input.required<RecordListSpec<Row>>();
  readonly open = output<Row>();
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly times = inject(Times);
  private readonly client = inject(RecordsClient);
  private readonly injector = inject(Injector);
  private readonly help = { i18n: this.i18n, lookup: inject(LookupClient), names: inject(Names) };
  protected filters!: UrlFilters;
  protected list!: Pages<Row>;
  protected readonly columns = computed<RecordColumn<Row>[]>(() => {
    const { action, columns } = this.spec();
    return [
      ...columns(this.help),
      ...(action ? [{ id: ACTION, label: 'admin.action' as const, align: 'end' as const }] : []),
    ];
  });
  protected readonly rich = computed(() => this.columns().filter((column) => column.show));
  protected readonly choices = computed(() => this.spec().filters?.(this.help) ?? []);
  protected readonly emptyText = computed(() => {
    const text = this.spec().emptyText;
    return text ? this.i18n.word(text) : '';
  });
  /** Something was asked for that is not asked for by itself. */
  protected readonly filtered = computed(() => {
    const defaults: FilterValues = this.spec().defaults ?? {};
    return Object.entries(this.filters.values()).some(
      ([name, value]) => name !== 'sort' && value !== '' && value !== 'all' && value !== defaults[name],
    );
  });
  protected readonly actionColumn = ACTION;
  protected readonly searched = computed(() => (this.spec().search ? 'q' : undefined));
  protected readonly placeholder = computed(() => this.i18n.word(this.spec().search ?? 'common.search'));
  protected readonly link = computed(() => this.spec().link);

  ngOnInit(): void {
    runInInjectionContext(this.injector, () => {
      this.filters = urlFilters({ ...this.spec().defaults, ...(this.spec().sort ? { sort: this.spec().sort! } : {}) });
      this.list = pages<Row, Record<string, string>>({
        params: () => this.question(),
        load: (question, cursor, abort, limit) =>
          this.client.list(this.spec().path, { ...question, cursor, limit }, abort),
        live: this.spec().live,
      });
    });
  }

  reload(): Promise<void> {
    return this.list.reload();
  }

  protected sortBy(sort: string | undefined): void {
    this.filters.set({ ...this.filters.values(), ...(sort ? { sort } : {}) });
  }

  protected at(column: RecordColumn<Row>, row: Row): string | null {
    const value = column.of?.(row);
    return value === null || value === undefined ? null : String(value);
  }

  /** What is asked for at present; exports ask the same. */
  question(): Record<string, string> {
    const { q, ...rest } = this.filters.values();
    const question = Object.fromEntries(
      Object.entries({ ...rest, ...(q ? { search: q } : {}) }).filter(([, value]) => value !== 'all'),
    );
    return this.spec().ask?.(question) ?? question;
  }
}
