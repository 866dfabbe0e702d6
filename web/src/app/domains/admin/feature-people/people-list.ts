import { recordList } from '../../records/ui-list/list-spec.ts';
import type { PersonRow } from '../data/admin-types.ts';

export const peopleList = recordList<PersonRow>({
  path: '/api/identity/users',
  title: 'admin.tabs.users',
  search: 'admin.people.search',
  icon: 'users',
  empty: 'admin.people.none',
  defaults: { active: 'true' },
  sort: 'username',
  live: ['User', 'Assignment'],
  link: (row) => ['/admin/users', row.id],
  columns: ({ i18n }) => [
    {
      id: 'name',
      label: 'admin.people.name',
      sort: 'username',
      narrow: 'title',
      value: (row) => `${i18n.text(row.name, row.username)} · ${row.username}`,
    },
    {
      id: 'department',
      label: 'admin.department',
      value: (row) => i18n.text(row.department?.name, row.department?.code),
    },
    {
      id: 'roles',
      label: 'admin.people.roles',
      value: (row) => row.roles.map((role) => i18n.text(role.name, role.code)).join(' · '),
    },
    {
      id: 'state',
      label: 'records.state',
      show: 'chip',
      value: (row) => i18n.t(stateKey(row)),
      tone: (row) => (isLocked(row) ? 'danger' : row.active ? 'ok' : 'warn'),
    },
    { id: 'updatedAt', label: 'records.at', sort: 'updatedAt', show: 'when', of: (row) => row.updatedAt },
  ],
  filters: ({ i18n, lookup }) => [
    {
      id: 'active',
      label: 'records.state',
      kind: 'choice',
      options: () => [
        { value: 'true', label: i18n.t('admin.people.active') },
        { value: 'false', label: i18n.t('admin.people.inactive') },
        { value: 'all', label: i18n.t('masterdata.all') },
      ],
    },
    {
      id: 'departmentId',
      label: 'admin.department',
      kind: 'lookup',
      search: (text) => lookup.choices('department-ids', text),
    },
    { id: 'role', label: 'admin.people.role', kind: 'lookup', search: (text) => lookup.choices('roles', text) },
  ],
});

export function isLocked(row: Pick<PersonRow, 'lockedUntil'>): boolean {
  return row.lockedUntil !== null && Date.parse(row.lockedUntil) > Date.now();
}

export function stateKey(row: PersonRow): 'admin.people.locked' | 'admin.people.active' | 'admin.people.inactive' {
  if (isLocked(row)) return 'admin.people.locked';
  return row.active ? 'admin.people.active' : 'admin.people.inactive';
}
