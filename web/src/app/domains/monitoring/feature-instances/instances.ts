import { Component, computed, inject } from '@angular/core';
import { ModelingClient } from '../../modeling/data/modeling-client.ts';
import { ModelingCatalogue } from '../../modeling/data/modeling-catalogue.ts';
import type { Filter } from '../../shared/ui-filter-bar/filter.ts';
import { FilterBar } from '../../shared/ui-filter-bar/filter-bar.ts';
import { urlFilters } from '../../shared/ui-filter-bar/url-filters.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { Empty } from '../../shared/ui-states/empty.ts';
import { Load } from '../../shared/ui-states/load.ts';
import { Cell } from '../../shared/ui-table/cell.ts';
import type { Column } from '../../shared/ui-table/column.ts';
import { Table } from '../../shared/ui-table/table.ts';
import { When } from '../../shared/ui-time/when.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import { Names } from '../../shared/util-lookup/names.ts';
import { pages } from '../../shared/util-query/pages.ts';
import { query } from '../../shared/util-query/query.ts';
import type { InstanceQuery, InstanceRow } from '../data/monitoring-client.ts';
import { MonitoringClient } from '../data/monitoring-client.ts';

const STATES = ['active', 'suspended', 'completed', 'cancelled', 'failed'] as const;
const PREFIX = 'v.';

/** All instances that one may see, found by what people know of them. */
@Component({
  selector: 'mr-instances',
  imports: [Cell, Empty, FilterBar, Icon, Load, Table, When],
  templateUrl: './instances.html',
})
export class Instances {
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly names = inject(Names);
  private readonly client = inject(MonitoringClient);
  private readonly modeling = inject(ModelingClient);
  private readonly catalogue = inject(ModelingCatalogue);
  protected readonly filters = urlFilters({ sort: '-started' });

  protected readonly list = pages<InstanceRow, InstanceQuery>({
    params: () => this.question(),
    load: (question, cursor, abort, limit) => this.client.instances(question, cursor, limit, abort),
    live: ['Instance'],
  });
  /** Searchable variables of the chosen process: filters and columns of their own. */
  private readonly process = query({
    params: () => this.filters.values()['process'] || undefined,
    load: (key, abort) => this.modeling.process(key, abort).catch(() => null),
  });
  private readonly searchable = computed(() => this.process.value()?.versions[0]?.searchable ?? []);
  private readonly labels = computed(() => this.process.value()?.versions[0]?.labels ?? {});

  protected readonly choices = computed<Filter[]>(() => [
    {
      id: 'process',
      label: 'inbox.process',
      kind: 'choice',
      options: () =>
        this.catalogue
          .processes()()
          .map((one) => ({ value: one.key, label: this.i18n.text(one.name, one.key) })),
    },
    {
      id: 'state',
      label: 'instances.state',
      kind: 'choice',
      options: () => STATES.map((state) => ({ value: state, label: this.t(`instances.states.${state}`) })),
    },
    {
      id: 'element',
      label: 'instances.at',
      kind: 'choice',
      options: () =>
        Object.entries(this.labels()).map(([id, label]) => ({ value: id, label: this.i18n.text(label, id) })),
    },
    {
      id: 'incident',
      label: 'instances.incidents',
      kind: 'choice',
      options: () => [{ value: 'true', label: this.t('instances.withIncident') }],
    },
    ...this.searchable().map((one) => ({
      id: `${PREFIX}${one.name}`,
      label: 'instance.tabs.variables' as const,
      text: one.name,
      kind: 'text' as const,
    })),
  ]);
  protected readonly columns = computed<Column<InstanceRow>[]>(() => [
    { id: 'businessKey', label: 'instances.businessKey', narrow: 'title' },
    { id: 'process', label: 'inbox.process', value: (row) => this.i18n.text(row.processName, row.processKey) },
    { id: 'state', label: 'instances.state' },
    {
      id: 'at',
      label: 'instances.at',
      value: (row) => row.at.map((one) => this.i18n.text(one.name, one.elementId)).join(', '),
    },
    ...this.searchable().map((one) => ({
      id: `${PREFIX}${one.name}`,
      label: 'instance.tabs.variables' as const,
      text: one.name,
      value: (row: InstanceRow) => show(row.variables[one.name]),
    })),
    { id: 'lastMovedAt', label: 'instances.lastMoved', sort: 'moved' },
    { id: 'startedAt', label: 'instances.started', sort: 'started' },
  ]);
  protected readonly link = (row: InstanceRow): string[] => ['/instances', row.id];

  protected sortBy(sort: string | undefined): void {
    this.filters.set({ ...this.filters.values(), sort: sort ?? '-started' });
  }

  private question(): InstanceQuery {
    const { q, process, state, element, incident, sort, ...rest } = this.filters.values();
    const variable = Object.entries(rest)
      .filter(([name, value]) => name.startsWith(PREFIX) && value)
      .map(([name, value]) => `${name.slice(PREFIX.length)}=${value}`);
    return { search: q, processKey: process, state, elementId: element, withIncident: incident, sort, variable };
  }
}

function show(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
