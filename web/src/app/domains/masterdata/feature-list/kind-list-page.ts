import { Component, computed, effect, inject, input, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ImportReport } from '../../records/data/records-client.ts';
import { RecordsClient } from '../../records/data/records-client.ts';
import type { ImportData } from '../../records/ui-import/import-dialog.ts';
import { ImportDialog } from '../../records/ui-import/import-dialog.ts';
import { RecordList } from '../../records/ui-list/record-list.ts';
import { Dialogs } from '../../shared/ui-dialog/dialogs.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { Load } from '../../shared/ui-states/load.ts';
import { Toasts } from '../../shared/ui-toast/toasts.ts';
import { Permissions } from '../../shared/util-ability/permissions.ts';
import { userAction } from '../../shared/util-http/user-action.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import { saveFile } from '../../shared/util-shell/save-file.ts';
import { TranslatedTitle } from '../../shared/util-shell/translated-title.ts';
import { Times } from '../../shared/util-time/times.ts';
import { loadKind } from '../ui-kind/load-kind.ts';
import { importColumns } from '../util-schema/import-columns.ts';
import type { KindRow } from './kind-list-spec.ts';
import { kindListSpec } from './kind-list-spec.ts';

/** All records of one kind of master data: find, create, import, export. */
@Component({
  selector: 'mr-kind-list-page',
  imports: [Icon, Load, RecordList, RouterLink],
  templateUrl: './kind-list-page.html',
})
export class KindListPage {
  readonly kind = input.required<string>();
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  private readonly times = inject(Times);
  private readonly permissions = inject(Permissions);
  private readonly client = inject(RecordsClient);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  protected readonly loaded = loadKind(() => this.kind());
  private readonly list = viewChild<RecordList<KindRow>>('list');
  /** One entry, so that another kind gets a list of its own. */
  protected readonly specs = computed(() => {
    const kind = this.loaded.kind();
    if (!kind) return [];
    const spec = kindListSpec(kind, this.loaded.view(), this.loaded.title(), this.times);
    const empty = { text: this.t('masterdata.none', { name: this.loaded.title() }) };
    return [this.may('create') ? { ...spec, empty, emptyText: 'masterdata.noneText' as const } : { ...spec, empty }];
  });
  protected readonly exporting = userAction(async (_key, path: string) => {
    const name = `${path.split('/').at(-1)!}.csv`;
    saveFile(name, 'text/csv;charset=utf-8', `\ufeff${await this.client.exportCsv(path)}`);
  });

  constructor() {
    const title = inject(TranslatedTitle);
    effect(() => title.show(this.loaded.title()));
    effect(() => {
      const problem = this.exporting.problem();
      if (problem) this.toasts.problem(problem);
    });
  }

  protected may(verb: string): boolean {
    const kind = this.loaded.kind();
    return !!kind && this.permissions.allows(verb, kind.subject);
  }

  protected async importFile(): Promise<void> {
    const kind = this.loaded.kind()!;
    const title = `${this.t('import.button')} · ${this.loaded.title()}`;
    const columns = importColumns(kind, this.loaded.view(), this.i18n);
    const data: ImportData = { path: kind.path, title, columns };
    const report = await this.dialogs.open<ImportReport, ImportData>(ImportDialog, data, '720px');
    if (!report) return;
    this.toasts.done(this.t('import.done', { n: report.created + report.changed }));
    await this.list()?.reload();
  }
}
