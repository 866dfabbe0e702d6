import { Component, inject, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import type { Values } from '../../forms/util-form/form-model.ts';
import { RecordsClient } from '../../records/data/records-client.ts';
import type { ImportReport } from '../../records/data/records-client.ts';
import { RecordActions } from '../../records/ui-detail/record-actions.ts';
import type { ImportData } from '../../records/ui-import/import-dialog.ts';
import { ImportDialog } from '../../records/ui-import/import-dialog.ts';
import { RecordList } from '../../records/ui-list/record-list.ts';
import { Tabs } from '../../records/ui-list/tabs.ts';
import { namedColumns } from '../../records/util-csv/named-columns.ts';
import { Dialogs } from '../../shared/ui-dialog/dialogs.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { Toasts } from '../../shared/ui-toast/toasts.ts';
import { Can } from '../../shared/util-ability/can.ts';
import { Permissions } from '../../shared/util-ability/permissions.ts';
import { toProblem } from '../../shared/util-http/problem.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import { saveFile } from '../../shared/util-shell/save-file.ts';
import { AdminClient } from '../data/admin-client.ts';
import type { PersonRow } from '../data/admin-types.ts';
import { ADMIN_TABS } from '../ui-access/admin-tabs.ts';
import type { ShownOnce } from '../ui-access/one-time-link.ts';
import { OneTimeLink } from '../ui-access/one-time-link.ts';
import { newPersonFields, peopleColumns, personInput } from './people-forms.ts';
import { peopleList } from './people-list.ts';

const PATH = '/api/identity/users';

/** Everybody who can log in. */
@Component({
  selector: 'mr-people-page',
  imports: [Can, Icon, RecordList, Tabs],
  template: `
    <div class="page">
      <div class="page-head">
        <h1>{{ t('nav.admin') }}</h1>
        <mr-tabs [tabs]="tabs" />
        <span class="end row-wrap">
          <button *mrCan="'export:User'" type="button" class="btn" (click)="exportFile()">
            <mr-icon name="download" />{{ t('masterdata.export') }}
          </button>
          <button *mrCan="'import:User'" type="button" class="btn" (click)="importFile()">
            <mr-icon name="upload" />{{ t('import.button') }}
          </button>
          <button *mrCan="'create:User'" type="button" class="btn primary" (click)="create()">
            <mr-icon name="user-plus" />{{ t('admin.people.create') }}
          </button>
        </span>
      </div>
      <mr-record-list #list [spec]="spec" />
    </div>
  `,
})
export class PeoplePage {
  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly spec = peopleList;
  protected readonly tabs = ADMIN_TABS;
  private readonly client = inject(RecordsClient);
  private readonly admin = inject(AdminClient);
  private readonly actions = inject(RecordActions);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly router = inject(Router);
  private readonly permissions = inject(Permissions);
  private readonly list = viewChild.required<RecordList<PersonRow>>('list');

  protected async create(): Promise<void> {
    const badges = this.permissions.allows('create', 'User', undefined, 'badge');
    const roles = this.permissions.can('grant:Assignment');
    const made = await this.actions.ask<{ id: string }>({
      title: 'admin.people.create',
      fields: newPersonFields(badges, roles),
      action: 'records.create',
      submit: (key, { roleId, ...values }) => this.make(key, values, roleId),
    });
    if (!made) return;
    await this.showLink(made.id);
    await this.router.navigate(['/admin/users', made.id]);
  }

  protected async importFile(): Promise<void> {
    const columns = namedColumns(peopleColumns, this.i18n);
    const data: ImportData = { path: PATH, title: this.t('admin.people.import'), columns };
    const report = await this.dialogs.open<ImportReport, ImportData>(ImportDialog, data, '720px');
    if (!report) return;
    this.toasts.done(this.t('import.done', { n: report.created + report.changed }));
    await this.list().reload();
  }

  protected async exportFile(): Promise<void> {
    try {
      saveFile('users.csv', 'text/csv;charset=utf-8', `\ufeff${await this.client.exportCsv(PATH)}`);
    } catch (error) {
      this.toasts.problem(toProblem(error));
    }
  }

  private async make(key: string, values: Values, roleId: unknown): Promise<{ id: string }> {
    const made = await this.client.create(key, PATH, personInput(values));
    if (roleId) {
      const reason = this.t('admin.people.create');
      await this.client.create(`${key}-role`, '/api/identity/assignments', { userId: made.id, roleId, reason });
    }
    return made;
  }

  private async showLink(id: string): Promise<void> {
    try {
      const secret = await this.admin.passwordLink(id);
      const text = this.t('admin.people.linkText');
      await this.dialogs.open<void, ShownOnce>(OneTimeLink, { title: this.t('admin.people.link'), text, secret });
    } catch (error) {
      this.toasts.problem(toProblem(error));
    }
  }
}
