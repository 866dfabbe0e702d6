import { Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { RecordsClient } from '../../records/data/records-client.ts';
import { RecordActions } from '../../records/ui-detail/record-actions.ts';
import { Dialogs } from '../../shared/ui-dialog/dialogs.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { Load } from '../../shared/ui-states/load.ts';
import { Toasts } from '../../shared/ui-toast/toasts.ts';
import { Permissions } from '../../shared/util-ability/permissions.ts';
import { toProblem } from '../../shared/util-http/problem.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import { Names } from '../../shared/util-lookup/names.ts';
import { query } from '../../shared/util-query/query.ts';
import { TranslatedTitle } from '../../shared/util-shell/translated-title.ts';
import { Times } from '../../shared/util-time/times.ts';
import { AdminClient } from '../data/admin-client.ts';
import type { AssignmentRow, PersonRow } from '../data/admin-types.ts';
import { AssignmentTable } from '../ui-access/assignment-table.ts';
import type { ShownOnce } from '../ui-access/one-time-link.ts';
import { OneTimeLink } from '../ui-access/one-time-link.ts';
import { assignmentInput, changePersonFields, personInput, personValues, roleFields } from './people-forms.ts';
import { isLocked, stateKey } from './people-list.ts';

const PATH = '/api/identity/users';
const ASSIGNMENTS = '/api/identity/assignments';

/** One person: account, roles, and what an administrator does about them. */
@Component({
  selector: 'mr-person-page',
  imports: [AssignmentTable, Icon, Load, RouterLink],
  templateUrl: './person-page.html',
  styles: `
    section {
      display: flex;
      flex-direction: column;
      gap: 8px;
    }
    .links {
      gap: 16px;
      margin-top: 6px;
    }
  `,
})
export class PersonPage {
  readonly id = input.required<string>();
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly times = inject(Times);
  protected readonly permissions = inject(Permissions);
  private readonly client = inject(RecordsClient);
  private readonly admin = inject(AdminClient);
  private readonly actions = inject(RecordActions);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  protected readonly names = inject(Names);
  protected readonly stateKey = stateKey;
  protected readonly person = query({
    params: () => this.id(),
    load: (id, abort) => this.client.one<PersonRow>(PATH, id, abort),
    live: ['User'],
    keep: true,
  });
  protected readonly assignments = query({
    params: () => (this.permissions.can('read:Assignment') ? this.id() : undefined),
    load: async (userId, abort) =>
      (await this.client.list<AssignmentRow>(ASSIGNMENTS, { userId, current: 'true', limit: 100 }, abort)).items,
    live: ['Assignment'],
    keep: true,
  });
  protected readonly locked = computed(() => {
    const person = this.person.value();
    return !!person && isLocked(person);
  });
  protected readonly roleNames = computed(
    () =>
      (this.person.value()?.roles ?? []).map((role) => this.i18n.text(role.name, role.code)).join(' · ') ||
      this.t('admin.people.noRoles'),
  );

  constructor() {
    const title = inject(TranslatedTitle);
    effect(() => title.show(this.i18n.text(this.person.value()?.name)));
  }

  protected may(verb: string): boolean {
    const person = this.person.value();
    const scope = person && { username: person.username, departmentId: person.department?.id ?? null };
    return !!scope && this.permissions.allows(verb, 'User', scope);
  }

  protected async change(): Promise<void> {
    const person = this.person.value()!;
    const badges = this.permissions.allows('update', 'User', undefined, 'badge');
    const changed = await this.actions.ask({
      title: 'admin.people.change',
      fields: changePersonFields(badges),
      values: personValues(person),
      action: 'common.save',
      done: 'records.saved',
      submit: (key, { departmentId, badge, ...values }) =>
        this.client.patch(key, PATH, person.id, {
          ...personInput(values),
          departmentId: departmentId ?? null,
          ...(badges ? { badge: badge ?? null } : {}),
          version: person.version,
        }),
    });
    if (changed) await this.person.reload();
  }

  protected async link(): Promise<void> {
    const name = this.i18n.text(this.person.value()!.name);
    const action = this.t('admin.people.resetPassword');
    const text = this.t('admin.people.resetText');
    if (!(await this.dialogs.confirm({ title: `${action}: ${name}`, text, action }))) return;
    try {
      const secret = await this.admin.passwordLink(this.id());
      const shown = { title: this.t('admin.people.link'), text: this.t('admin.people.linkText'), secret };
      await this.dialogs.open<void, ShownOnce>(OneTimeLink, shown);
    } catch (error) {
      this.toasts.problem(toProblem(error));
    }
  }

  protected async unlock(): Promise<void> {
    const action = this.t('admin.people.unlock');
    if (await this.actions.press(action, action, (key) => this.admin.unlock(key, this.id())))
      await this.person.reload();
  }

  protected async toggle(): Promise<void> {
    const person = this.person.value()!;
    const verb = person.active ? 'deactivate' : 'activate';
    const action = this.t(`masterdata.${verb}`);
    const title = `${action}: ${this.i18n.text(person.name)}`;
    const options = person.active
      ? { reason: 'optional' as const, danger: true, text: this.t('admin.people.deactivateText') }
      : {};
    const run = (key: string, reason: string): Promise<unknown> =>
      this.client.act(key, PATH, person.id, verb, { version: person.version, ...(reason ? { reason } : {}) });
    if (await this.actions.press(title, action, run, options)) await this.person.reload();
  }

  protected async addRole(): Promise<void> {
    const made = await this.actions.ask({
      title: 'admin.people.addRole',
      fields: roleFields,
      action: 'admin.people.addRole',
      done: 'records.saved',
      submit: (key, values) => this.client.create(key, ASSIGNMENTS, { ...assignmentInput(values), userId: this.id() }),
    });
    if (made) await this.reloadRoles();
  }

  protected async revoke(row: AssignmentRow): Promise<void> {
    const title = this.t('admin.revokeOne', { name: this.i18n.text(row.role.name, row.role.code) });
    const run = (key: string, reason: string): Promise<unknown> =>
      this.client.act(key, ASSIGNMENTS, row.id, 'revoke', { version: row.version, reason });
    const options = { reason: 'required' as const, danger: true };
    if (await this.actions.press(title, this.t('admin.revoke'), run, options)) await this.reloadRoles();
  }

  private async reloadRoles(): Promise<void> {
    await Promise.all([this.assignments.reload(), this.person.reload()]);
  }
}
