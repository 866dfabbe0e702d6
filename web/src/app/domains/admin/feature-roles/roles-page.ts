import { Component, inject } from '@angular/core';
import { Router } from '@angular/router';
import type { FieldSpec } from '../../forms/util-form/build-form.ts';
import { RecordsClient } from '../../records/data/records-client.ts';
import { RecordActions } from '../../records/ui-detail/record-actions.ts';
import { RecordList } from '../../records/ui-list/record-list.ts';
import { Tabs } from '../../records/ui-list/tabs.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { Can } from '../../shared/util-ability/can.ts';
import { injectT } from '../../shared/util-i18n/i18n.ts';
import { ADMIN_TABS } from '../ui-access/admin-tabs.ts';
import { roleList } from './role-list.ts';

const fields: FieldSpec[] = [
  {
    key: 'code',
    type: 'text',
    label: 'masterdata.code',
    help: 'admin.people.usernameHelp',
    required: true,
    maxLength: 60,
    pattern: '[a-z0-9][a-z0-9._-]*',
    width: 'half',
  },
  {
    key: 'departmentId',
    type: 'select',
    label: 'admin.department',
    lookup: { name: 'department-ids' },
    required: true,
    width: 'half',
  },
  { key: 'zh', type: 'text', label: 'admin.nameZh', required: true, maxLength: 100, width: 'half' },
  { key: 'en', type: 'text', label: 'admin.nameEn', maxLength: 100, width: 'half' },
];

/** Roles: what people hold, and what processes give tasks to. */
@Component({
  selector: 'mr-roles-page',
  imports: [Can, Icon, RecordList, Tabs],
  template: `
    <div class="page">
      <div class="page-head">
        <h1>{{ t('nav.admin') }}</h1>
        <mr-tabs [tabs]="tabs" />
        <button *mrCan="'create:Role'" type="button" class="btn primary end" (click)="create()">
          <mr-icon name="plus" />{{ t('admin.roles.create') }}
        </button>
      </div>
      <mr-record-list [spec]="spec" />
    </div>
  `,
})
export class RolesPage {
  protected readonly t = injectT();
  protected readonly spec = roleList;
  protected readonly tabs = ADMIN_TABS;
  private readonly client = inject(RecordsClient);
  private readonly actions = inject(RecordActions);
  private readonly router = inject(Router);

  protected async create(): Promise<void> {
    const made = await this.actions.ask<{ id: string }>({
      title: 'admin.roles.create',
      fields,
      action: 'records.create',
      submit: (key, { zh, en, ...rest }) =>
        this.client.create(key, '/api/identity/roles', { ...rest, name: { zh, ...(en ? { en } : {}) } }),
    });
    if (made) await this.router.navigate(['/admin/roles', made.id]);
  }
}
