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
import type { AssignmentRow, DepartmentRow, GrantRow, RoleRow } from '../data/admin-types.ts';
import { assignmentInput, holderFields } from '../feature-people/people-forms.ts';
import { AssignmentTable } from '../ui-access/assignment-table.ts';
import type { ShownRule } from '../ui-rules/rule-list.ts';
import { RuleList } from '../ui-rules/rule-list.ts';
import { subjectWord, verbWord } from '../util-rules/rule-words.ts';
import type { GrantData } from './grant-dialog.ts';
import { GrantDialog } from './grant-dialog.ts';

const ROLES = '/api/identity/roles';
const GRANTS = '/api/identity/grants';
const ASSIGNMENTS = '/api/identity/assignments';

/** One role: what it may do, in sentences, and who holds it. */
@Component({
  selector: 'mr-role-page',
  imports: [AssignmentTable, Icon, Load, RouterLink, RuleList],
  templateUrl: './role-page.html',
})
export class RolePage {
  readonly id = input.required<string>();
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly permissions = inject(Permissions);
  private readonly client = inject(RecordsClient);
  private readonly actions = inject(RecordActions);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  protected readonly role = query({
    params: () => this.id(),
    load: (id, abort) => this.client.one<RoleRow>(ROLES, id, abort),
    live: ['Role'],
    keep: true,
  });
  protected readonly department = query({
    params: () => this.role.value()?.department.id,
    load: (id, abort) => this.client.one<DepartmentRow>('/api/identity/departments', id, abort),
    keep: true,
  });
  protected readonly grants = query({
    params: () => (this.permissions.can('read:Grant') ? this.id() : undefined),
    load: async (roleId, abort) =>
      (await this.client.list<GrantRow>(GRANTS, { roleId, current: 'true', limit: 200 }, abort)).items,
    live: ['Grant'],
    keep: true,
  });
  protected readonly holders = query({
    params: () => (this.permissions.can('read:Assignment') ? this.id() : undefined),
    load: async (roleId, abort) =>
      (await this.client.list<AssignmentRow>(ASSIGNMENTS, { roleId, current: 'true', limit: 200 }, abort)).items,
    live: ['Assignment'],
    keep: true,
  });

  constructor() {
    const title = inject(TranslatedTitle);
    effect(() => title.show(this.i18n.text(this.role.value()?.name)));
  }

  /** Heads may do this in their departments; others where there is no head; nobody for a role of their own. */
  protected may(verb: string, subject: string): boolean {
    const [role, department] = [this.role.value(), this.department.value()];
    if (!role || !department) return false;
    const grantees = subject === 'Grant' ? (this.holders.value() ?? []).map((row) => row.user.username) : [];
    const record = { departmentId: role.department.id, headless: department.head === null, grantees };
    return this.permissions.allows(verb, subject, record);
  }

  protected async grant(): Promise<void> {
    const role = this.role.value()!;
    const data: GrantData = { role, ceiling: this.department.value()?.ceiling ?? null };
    const given = await this.dialogs.open<number, GrantData>(GrantDialog, data, '680px');
    if (!given) return;
    this.toasts.done(this.t('admin.roles.given', { n: given }));
    await this.grants.reload();
  }

  protected async revokeRule(rule: ShownRule): Promise<void> {
    const row = this.grants.value()!.find((one) => one.id === rule.id)!;
    const help = { i18n: this.i18n };
    const name = `${subjectWord(help, rule.subject)} · ${verbWord(help, rule.verb)}`;
    const run = (key: string, reason: string): Promise<unknown> =>
      this.client.act(key, GRANTS, row.id, 'revoke', { version: row.version, reason });
    const options = { reason: 'required' as const, danger: true };
    const title = this.t('admin.revokeOne', { name });
    if (await this.actions.press(title, this.t('admin.revoke'), run, options)) await this.grants.reload();
  }

  protected async addHolder(): Promise<void> {
    const made = await this.actions.ask({
      title: 'admin.roles.addHolder',
      fields: holderFields,
      action: 'admin.roles.addHolder',
      done: 'records.saved',
      submit: (key, values) => this.client.create(key, ASSIGNMENTS, { ...assignmentInput(values), roleId: this.id() }),
    });
    if (made) await this.holders.reload();
  }

  protected async revokeHolder(row: AssignmentRow): Promise<void> {
    const title = this.t('admin.revokeOne', { name: this.i18n.text(row.user.name, row.user.username) });
    const run = (key: string, reason: string): Promise<unknown> =>
      this.client.act(key, ASSIGNMENTS, row.id, 'revoke', { version: row.version, reason });
    const options = { reason: 'required' as const, danger: true };
    if (await this.actions.press(title, this.t('admin.revoke'), run, options)) await this.holders.reload();
  }

  protected async rename(): Promise<void> {
    const role = this.role.value()!;
    const changed = await this.actions.ask({
      title: 'admin.rename',
      fields: [
        { key: 'zh', type: 'text', label: 'admin.nameZh', required: true, maxLength: 100 },
        { key: 'en', type: 'text', label: 'admin.nameEn', maxLength: 100 },
      ],
      values: { zh: role.name.zh, en: role.name.en ?? '' },
      action: 'common.save',
      done: 'records.saved',
      submit: (key, { zh, en }) =>
        this.client.patch(key, ROLES, role.id, { version: role.version, name: { zh, ...(en ? { en } : {}) } }),
    });
    if (changed) await this.role.reload();
  }

  protected async toggle(): Promise<void> {
    const role = this.role.value()!;
    const verb = role.active ? 'deactivate' : 'activate';
    const action = this.t(`masterdata.${verb}`);
    const run = (key: string, reason: string): Promise<unknown> =>
      this.client.act(key, ROLES, role.id, verb, { version: role.version, ...(reason ? { reason } : {}) });
    const options = role.active
      ? { reason: 'optional' as const, danger: true, text: this.t('admin.roles.deactivateText') }
      : {};
    if (await this.actions.press(`${action}: ${this.i18n.text(role.name)}`, action, run, options))
      await this.role.reload();
  }
}
