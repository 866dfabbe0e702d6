import { Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Session } from '../../identity/data/session.ts';
import { Can } from '../../shared/util-ability/can.ts';
import { Dialogs } from '../../shared/ui-dialog/dialogs.ts';
import { FilterBar } from '../../shared/ui-filter-bar/filter-bar.ts';
import { urlFilters } from '../../shared/ui-filter-bar/url-filters.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { Empty } from '../../shared/ui-states/empty.ts';
import { Load } from '../../shared/ui-states/load.ts';
import { Cell } from '../../shared/ui-table/cell.ts';
import type { Column } from '../../shared/ui-table/column.ts';
import { Table } from '../../shared/ui-table/table.ts';
import { When } from '../../shared/ui-time/when.ts';
import { Toasts } from '../../shared/ui-toast/toasts.ts';
import { Permissions } from '../../shared/util-ability/permissions.ts';
import { toProblem } from '../../shared/util-http/problem.ts';
import { userAction } from '../../shared/util-http/user-action.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import { query } from '../../shared/util-query/query.ts';
import type { DraftView, ProcessView } from '../data/modeling-client.ts';
import { ModelingClient } from '../data/modeling-client.ts';
import { newDiagram } from '../data/new-diagram.ts';
import { DropFile } from '../feature-modeler/drop-file.ts';
import { readDiagram } from '../feature-modeler/read-diagram.ts';
import type { NewProcess } from './new-process-dialog.ts';
import { NewProcessDialog } from './new-process-dialog.ts';

/** Processes that run, and drawings in work. */
@Component({
  selector: 'mr-catalogue',
  imports: [Can, Cell, DropFile, Empty, FilterBar, Icon, Load, RouterLink, Table, When],
  templateUrl: './catalogue.html',
  styleUrl: './catalogue.scss',
})
export class Catalogue {
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  private readonly client = inject(ModelingClient);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly router = inject(Router);
  protected readonly permissions = inject(Permissions);
  protected readonly me = inject(Session).username;
  protected readonly filters = urlFilters();
  protected readonly importProblem = signal('');

  protected readonly processes = query({
    load: (_all, abort) => this.client.processes(abort),
    live: ['ProcessDefinition', 'Instance'],
    keep: true,
  });
  protected readonly rows = computed(() => {
    const wanted = (this.filters.values()['q'] ?? '').toLowerCase();
    const texts = (row: ProcessView): string => `${row.key} ${row.name.zh} ${row.name.en ?? ''}`.toLowerCase();
    return (this.processes.value() ?? []).filter((row) => texts(row).includes(wanted));
  });
  protected readonly drafts = query({
    params: () => (this.permissions.can('draw:ProcessDefinition') ? true : undefined),
    load: (_all, abort) => this.client.drafts(abort),
    live: ['ProcessDefinition'],
    keep: true,
  });
  protected readonly columns: Column<ProcessView>[] = [
    { id: 'name', label: 'catalogue.name', narrow: 'title' },
    { id: 'version', label: 'catalogue.version', value: (row) => `v${row.version}` },
    { id: 'open', label: 'catalogue.open', align: 'end', value: (row) => total(row) },
    { id: 'incidents', label: 'catalogue.incidents', align: 'end' },
    { id: 'deployedAt', label: 'catalogue.published' },
    { id: 'actions', label: 'catalogue.actions', align: 'end' },
  ];
  protected readonly key = (row: ProcessView): string => row.key;
  protected readonly link = (row: ProcessView): string[] => ['/processes', row.key];
  private readonly create = userAction((key, xml: string) => this.client.createDraft(key, { xml }));

  protected async begin(): Promise<void> {
    const made = await this.dialogs.open<NewProcess>(NewProcessDialog, undefined, '460px');
    if (made) await this.open(newDiagram(made.key, made.name, { task: this.t('catalogue.firstTask') }));
  }

  protected async importFile(file: File): Promise<void> {
    const { xml } = await readDiagram(file);
    this.importProblem.set(xml === null ? this.t('modeler.badFileText', { name: file.name }) : '');
    if (xml !== null) await this.open(xml);
  }

  private async open(xml: string): Promise<void> {
    const draft = await this.create.run(xml);
    if (draft) await this.router.navigate(['/processes/drafts', draft.id]);
    else this.toasts.problem(this.create.problem());
  }

  protected nameOf(thing: ProcessView | DraftView): string {
    return this.i18n.text(thing.name, 'key' in thing ? thing.key : thing.processKey);
  }

  protected async discard(draft: DraftView, event: Event): Promise<void> {
    event.preventDefault();
    event.stopPropagation();
    const sure = await this.dialogs.confirm({
      title: this.t('catalogue.discardTitle', { name: this.nameOf(draft) }),
      text: this.t('catalogue.discardText'),
      action: this.t('catalogue.discard'),
      danger: true,
    });
    if (!sure) return;
    await this.client.archiveDraft(draft.id).catch((error: unknown) => this.toasts.problem(toProblem(error)));
    await this.drafts.reload();
  }
}

function total(row: ProcessView): number {
  return Object.values(row.open).reduce((sum, count) => sum + count, 0);
}
