import { Component, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { RecordsClient } from '../../records/data/records-client.ts';
import { RecordActions } from '../../records/ui-detail/record-actions.ts';
import { Dialogs } from '../../shared/ui-dialog/dialogs.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { Load } from '../../shared/ui-states/load.ts';
import { Toasts } from '../../shared/ui-toast/toasts.ts';
import { Permissions } from '../../shared/util-ability/permissions.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import { query } from '../../shared/util-query/query.ts';
import { TranslatedTitle } from '../../shared/util-shell/translated-title.ts';
import { AdminClient } from '../data/admin-client.ts';
import type { DepartmentRow, RoleRow } from '../data/admin-types.ts';
import { RuleList } from '../ui-rules/rule-list.ts';
import { CeilingDialog } from './ceiling-dialog.ts';
import { changeDepartmentFields, departmentInput, departmentValues, headFields } from './department-forms.ts';

const PATH = '/api/identity/departments';

/** One department: where it stands, who heads it, and what its roles may have at most. */
@Component({
  selector: 'mr-department-page',
  imports: [Icon, Load, RouterLink, RuleList],
  templateUrl: './department-page.html',
})
export class DepartmentPage {
  readonly id = input.required<string>();
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  private readonly permissions = inject(Permissions);
  private readonly client = inject(RecordsClient);
  private readonly admin = inject(AdminClient);
  private readonly actions = inject(RecordActions);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  protected readonly department = query({
    params: () => this.id(),
    load: (id, abort) => this.client.one<DepartmentRow>(PATH, id, abort),
    live: ['Department'],
    keep: true,
  });
  protected readonly roles = query({
    params: () => this.id(),
    load: async (departmentId, abort) =>
      (await this.client.list<RoleRow>('/api/identity/roles', { departmentId, active: 'true', limit: 100 }, abort))
        .items,
    live: ['Role'],
    keep: true,
  });

  constructor() {
    const title = inject(TranslatedTitle);
    effect(() => title.show(this.i18n.text(this.department.value()?.name)));
  }

  protected may(verb: string): boolean {
    return this.permissions.allows(verb, 'Department', { departmentId: this.id() });
  }

  protected async change(): Promise<void> {
    const department = this.department.value()!;
    const changed = await this.actions.ask({
      title: 'admin.departments.change',
      fields: changeDepartmentFields,
      values: departmentValues(department),
      action: 'common.save',
      done: 'records.saved',
      submit: (key, { parentId, ...values }) =>
        this.client.patch(key, PATH, department.id, {
          ...departmentInput(values),
          parentId: parentId ?? null,
          version: department.version,
        }),
    });
    if (changed) await this.department.reload();
  }

  protected async setHead(): Promise<void> {
    const department = this.department.value()!;
    const changed = await this.actions.ask({
      title: 'admin.departments.setHead',
      fields: headFields,
      values: { headId: department.head?.id ?? null },
      action: 'common.save',
      done: 'records.saved',
      submit: (key, { headId }) =>
        this.admin.setPowers(key, department.id, { version: department.version, headId: headId ?? null }),
    });
    if (changed) await this.department.reload();
  }

  protected async setCeiling(): Promise<void> {
    const department = this.department.value()!;
    if (!(await this.dialogs.open<boolean, DepartmentRow>(CeilingDialog, department, '820px'))) return;
    this.toasts.done(this.t('records.saved'));
    await this.department.reload();
  }

  protected async toggle(): Promise<void> {
    const department = this.department.value()!;
    const verb = department.active ? 'deactivate' : 'activate';
    const action = this.t(`masterdata.${verb}`);
    const run = (key: string, reason: string): Promise<unknown> =>
      this.client.act(key, PATH, department.id, verb, { version: department.version, ...(reason ? { reason } : {}) });
    const options = department.active ? { reason: 'optional' as const, danger: true } : {};
    if (await this.actions.press(`${action}: ${this.i18n.text(department.name)}`, action, run, options))
      await this.department.reload();
  }
}
