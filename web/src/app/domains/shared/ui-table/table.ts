import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, contentChildren, input, model, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '../ui-icon/icon.ts';
import { injectT } from '../util-i18n/i18n.ts';
import { Cell } from './cell.ts';
import type { Column } from './column.ts';

/**
 * The one table: sticky head, sorting by the server, a link per row, selection by boxes, more rows on demand; on a
 * phone every row is a card with its labels.
 */
@Component({
  selector: 'mr-table',
  imports: [Icon, NgTemplateOutlet, RouterLink],
  templateUrl: './table.html',
  styleUrl: './table.scss',
})
export class Table<T> {
  readonly rows = input.required<readonly T[]>();
  readonly columns = input.required<readonly Column<T>[]>();
  readonly rowId = input<(row: T) => string>((row) => (row as { id: string }).id);
  readonly link = input<(row: T) => string[] | undefined>();
  readonly caption = input.required<string>();
  readonly selectable = input(false);
  readonly selected = model<ReadonlySet<string>>(new Set());
  readonly active = input<string>();
  readonly sort = model<string>();
  readonly more = input(false);
  readonly total = input<number>();
  readonly loadMore = output();
  readonly open = output<T>();

  protected readonly t = injectT();
  private readonly cells = contentChildren(Cell);
  protected readonly templates = computed(() => new Map(this.cells().map((cell) => [cell.mrCell(), cell.template])));
  protected readonly allSelected = computed(
    () => this.rows().length > 0 && this.rows().every((row) => this.selected().has(this.rowId()(row))),
  );

  protected heading(column: Column<T>): string {
    return column.text ?? this.t(column.label);
  }

  protected text(row: T, column: Column<T>): string {
    const value = column.value?.(row);
    return value === null || value === undefined || value === '' ? '—' : String(value);
  }

  protected sortedBy(column: Column<T>): 'ascending' | 'descending' | null {
    if (!column.sort) return null;
    if (this.sort() === column.sort) return 'ascending';
    return this.sort() === `-${column.sort}` ? 'descending' : null;
  }

  protected changeSort(column: Column<T>): void {
    this.sort.set(this.sort() === column.sort ? `-${column.sort}` : column.sort);
  }

  protected toggle(row: T): void {
    const next = new Set(this.selected());
    const id = this.rowId()(row);
    if (!next.delete(id)) next.add(id);
    this.selected.set(next);
  }

  protected toggleAll(): void {
    this.selected.set(this.allSelected() ? new Set() : new Set(this.rows().map((row) => this.rowId()(row))));
  }

  /** A click anywhere in the row counts, except on a control of its own. */
  protected click(row: T, event: Event): void {
    if ((event.target as Element).closest('a, button, input, label')) return;
    const link = (event.currentTarget as Element).querySelector<HTMLAnchorElement>('a.row-link');
    if (link) link.click();
    else this.open.emit(row);
  }
}
