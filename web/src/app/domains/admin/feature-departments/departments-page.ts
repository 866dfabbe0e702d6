import { Component, inject } from '@angular/core';
import { Router } from '@angular/router';
import { RecordsClient } from '../../records/data/records-client.ts';
import { RecordActions } from '../../records/ui-detail/record-actions.ts';
import { RecordList } from '../../records/ui-list/record-list.ts';
import { Tabs } from '../../records/ui-list/tabs.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { Can } from '../../shared/util-ability/can.ts';
import { injectT } from '../../shared/util-i18n/i18n.ts';
import { ADMIN_TABS } from '../ui-access/admin-tabs.ts';
import { departmentInput, newDepartmentFields } from './department-forms.ts';
import { departmentList } from './department-list.ts';

/** The tree of departments. */
@Component({
  selector: 'mr-departments-page',
  imports: [Can, Icon, RecordList, Tabs],
  template: `
    <div class="page">
      <div class="page-head">
        <h1>{{ t('nav.admin') }}</h1>
        <mr-tabs [tabs]="tabs" />
        <button *mrCan="'create:Department'" type="button" class="btn primary end" (click)="create()">
          <mr-icon name="plus" />{{ t('admin.departments.create') }}
        </button>
      </div>
      <mr-record-list [spec]="spec" />
    </div>
  `,
})
export class DepartmentsPage {
  protected readonly t = injectT();
  protected readonly spec = departmentList;
  protected readonly tabs = ADMIN_TABS;
  private readonly client = inject(RecordsClient);
  private readonly actions = inject(RecordActions);
  private readonly router = inject(Router);

  protected async create(): Promise<void> {
    const made = await this.actions.ask<{ id: string }>({
      title: 'admin.departments.create',
      fields: newDepartmentFields,
      action: 'records.create',
      submit: (key, values) => this.client.create(key, '/api/identity/departments', departmentInput(values)),
    });
    if (made) await this.router.navigate(['/admin/departments', made.id]);
  }
}
