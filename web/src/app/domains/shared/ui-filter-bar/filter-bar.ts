import { Component, computed, input, model, output } from '@angular/core';
import { Combobox } from '../ui-combobox/combobox.ts';
import { Icon } from '../ui-icon/icon.ts';
import { injectT } from '../util-i18n/i18n.ts';
import type { Filter, FilterValues } from './filter.ts';

/** The one filter bar: a search box, some filters, "clear", and room for buttons of the list. */
@Component({
  selector: 'mr-filter-bar',
  imports: [Combobox, Icon],
  templateUrl: './filter-bar.html',
  styleUrl: './filter-bar.scss',
})
export class FilterBar {
  readonly filters = input<readonly Filter[]>([]);
  readonly values = model.required<FilterValues>();
  /** Id of the free text search; absent: no search box. */
  readonly search = input<string | undefined>('q');
  readonly placeholder = input<string>();
  /** What is asked for when nothing is chosen. */
  readonly defaults = input<FilterValues>({});
  readonly changed = output<FilterValues>();
  protected readonly t = injectT();
  protected readonly used = computed(() =>
    [...this.filters().map((filter) => filter.id), this.search() ?? ''].some(
      (id) => !!this.values()[id] && this.values()[id] !== this.defaults()[id],
    ),
  );
  private timer: ReturnType<typeof setTimeout> | undefined;

  protected set(id: string, value: string): void {
    const next = { ...this.values(), [id]: value };
    if (value === '') delete next[id];
    this.values.set(next);
    this.changed.emit(next);
  }

  /** Typing waits a moment before it asks the server. */
  protected type(id: string, value: string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.set(id, value.trim()), 250);
  }

  protected clear(): void {
    const next = { ...this.values() };
    for (const filter of this.filters()) delete next[filter.id];
    delete next[this.search() ?? ''];
    Object.assign(next, this.defaults());
    this.values.set(next);
    this.changed.emit(next);
  }
}
