import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { RecordsClient } from '../../records/data/records-client.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { Load } from '../../shared/ui-states/load.ts';
import type { Column } from '../../shared/ui-table/column.ts';
import { Table } from '../../shared/ui-table/table.ts';
import { Permissions } from '../../shared/util-ability/permissions.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import { query } from '../../shared/util-query/query.ts';
import { Times } from '../../shared/util-time/times.ts';
import type { Related, RelatedColumn, Row } from '../util-kinds/kind-view.ts';
import { text } from '../util-kinds/kind-view.ts';
import { choiceWord } from '../util-schema/kind-words.ts';

const MOST = 20;

/** Other records that belong to the one that is shown: read only when the person may see them. */
@Component({
  selector: 'mr-related-list',
  imports: [Icon, Load, RouterLink, Table],
  template: `
    <div class="row-wrap">
      <h2>{{ t(related().title) }}</h2>
      @if (related().add; as add) {
        @if (permissions.allows('create', add.subject)) {
          <a
            class="btn small end"
            [routerLink]="['/master-data', add.kind, 'new']"
            [queryParams]="add.values(record())"
            [attr.aria-label]="t('masterdata.add') + ' · ' + t(related().title)"
            ><mr-icon name="plus" [size]="15" />{{ t('masterdata.add') }}</a
          >
        }
      }
    </div>
    <mr-load [of]="rows" [rows]="2" />
    @if (rows.value(); as page) {
      @if (page.items.length > 0) {
        <mr-table
          [caption]="t(related().title)"
          [rows]="page.items"
          [columns]="columns()"
          [rowId]="idOf"
          [link]="related().link"
        />
      } @else {
        <p class="muted small">{{ t(related().none) }}</p>
      }
      @if (page.nextCursor && related().add; as add) {
        <a [routerLink]="['/master-data', add.kind]" [queryParams]="related().query(record())">{{
          t('masterdata.allOf')
        }}</a>
      }
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 8px;
    }
  `,
})
export class RelatedList {
  readonly related = input.required<Related>();
  readonly record = input.required<Row>();
  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly permissions = inject(Permissions);
  private readonly client = inject(RecordsClient);
  private readonly times = inject(Times);
  protected readonly rows = query({
    params: () => this.related().query(this.record()),
    load: (question, abort) => this.client.list<Row>(this.related().path, { ...question, limit: MOST }, abort),
    keep: true,
  });
  protected readonly columns = computed<Column<Row>[]>(() =>
    this.related().columns.map((column, index) => ({
      id: column.id,
      label: column.label,
      ...(index === 0 ? { narrow: 'title' as const } : {}),
      ...(column.show === 'quantity' || column.show === 'money' ? { align: 'end' as const } : {}),
      value: (row) => this.shown(column, row),
    })),
  );
  protected readonly idOf = (row: Row): string => text(row, 'id') || JSON.stringify(row);

  private shown(column: RelatedColumn, row: Row): string {
    const value = text(row, column.id);
    if (value === '') return '';
    switch (column.show) {
      case 'name':
        return this.i18n.text(row[column.id] as { zh: string });
      case 'choice':
        return choiceWord(this.i18n, column.options, value);
      case 'day':
        return this.times.day(value);
      case 'when':
        return this.times.full(value);
      default: {
        const label = column.name ? this.i18n.text(row[column.name] as { zh: string }) : '';
        return [label, value, column.unit ? text(row, column.unit) : '']
          .filter(Boolean)
          .join(column.unit ? ' ' : ' · ');
      }
    }
  }
}
