import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { Cell } from '../../shared/ui-table/cell.ts';
import type { Column } from '../../shared/ui-table/column.ts';
import { Table } from '../../shared/ui-table/table.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import { Names } from '../../shared/util-lookup/names.ts';
import { Times } from '../../shared/util-time/times.ts';
import type { AssignmentRow } from '../data/admin-types.ts';
import { PlaceNames } from '../data/place-names.ts';

/** Who holds which role: seen from the person, or from the role. */
@Component({
  selector: 'mr-assignment-table',
  imports: [Cell, Icon, RouterLink, Table],
  providers: [PlaceNames],
  template: `
    @if (rows().length > 0) {
      <mr-table [caption]="t('admin.people.roles')" [rows]="rows()" [columns]="columns()">
        <ng-template mrCell="who" [mrCellOf]="rows()" let-row>
          @if (by() === 'role') {
            <a [routerLink]="['/admin/roles', row.role.id]">{{ i18n.text(row.role.name, row.role.code) }}</a>
          } @else {
            <a [routerLink]="['/admin/users', row.user.id]"
              >{{ i18n.text(row.user.name, row.user.username) }} · {{ row.user.username }}</a
            >
          }
        </ng-template>
        <ng-template mrCell="action" [mrCellOf]="rows()" let-row>
          @if (revocable()) {
            <button
              type="button"
              class="btn ghost small"
              [attr.aria-label]="t('admin.revokeOne', { name: nameOf(row) })"
              (click)="revoke.emit(row)"
            >
              <mr-icon name="x" [size]="15" />{{ t('admin.revoke') }}
            </button>
          }
        </ng-template>
      </mr-table>
    } @else {
      <p class="muted small">{{ t(by() === 'role' ? 'admin.people.noRoles' : 'admin.roles.noHolders') }}</p>
    }
  `,
})
export class AssignmentTable {
  readonly rows = input.required<readonly AssignmentRow[]>();
  /** What a row is named after. */
  readonly by = input.required<'role' | 'user'>();
  readonly revocable = input(false);
  readonly revoke = output<AssignmentRow>();
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  private readonly times = inject(Times);
  private readonly places = inject(PlaceNames);
  private readonly names = inject(Names);
  protected readonly columns = computed<Column<AssignmentRow>[]>(() => [
    { id: 'who', label: this.by() === 'role' ? 'admin.people.role' : 'admin.people.person', narrow: 'title' },
    { id: 'scope', label: 'admin.scope.title', value: (row) => this.scopeOf(row) },
    { id: 'until', label: 'admin.expires', value: (row) => (row.expiresAt ? this.times.full(row.expiresAt) : '') },
    { id: 'reason', label: 'common.reason', value: (row) => row.reason },
    {
      id: 'owner',
      label: 'admin.grantedBy',
      value: (row) => `${this.names.person(row.owner)} · ${this.times.day(row.grantedAt)}`,
    },
    ...(this.revocable() ? [{ id: 'action', label: 'admin.action' as const, align: 'end' as const }] : []),
  ]);

  protected nameOf(row: AssignmentRow): string {
    return this.by() === 'role'
      ? this.i18n.text(row.role.name, row.role.code)
      : this.i18n.text(row.user.name, row.user.username);
  }

  private scopeOf(row: AssignmentRow): string {
    const ids = Object.values(row.scope).flat();
    return ids.length === 0 ? this.t('admin.scope.everywhere') : ids.map((id) => this.places.of(id)).join(' · ');
  }
}
