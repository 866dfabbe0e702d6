import { recordList } from '../../records/ui-list/list-spec.ts';
import type { RoleRow } from '../data/admin-types.ts';

export const roleList = recordList<RoleRow>({
  path: '/api/identity/roles',
  title: 'admin.tabs.roles',
  search: 'masterdata.search',
  icon: 'shield-check',
  empty: 'admin.roles.none',
  defaults: { active: 'true' },
  sort: 'code',
  live: ['Role', 'Assignment', 'Grant'],
  link: (row) => ['/admin/roles', row.id],
  columns: ({ i18n }) => [
    {
      id: 'name',
      label: 'admin.people.role',
      sort: 'code',
      narrow: 'title',
      value: (row) => `${i18n.text(row.name, row.code)} · ${row.code}`,
    },
    {
      id: 'department',
      label: 'admin.department',
      value: (row) => i18n.text(row.department.name, row.department.code),
    },
    { id: 'holders', label: 'admin.roles.holders', align: 'end', value: (row) => row.holders },
    {
      id: 'state',
      label: 'records.state',
      show: 'chip',
      value: (row) => i18n.t(row.active ? 'masterdata.active' : 'masterdata.inactive'),
      tone: (row) => (row.active ? 'ok' : 'warn'),
    },
  ],
  filters: ({ i18n, lookup }) => [
    {
      id: 'active',
      label: 'records.state',
      kind: 'choice',
      options: () => [
        { value: 'true', label: i18n.t('masterdata.active') },
        { value: 'false', label: i18n.t('masterdata.inactive') },
        { value: 'all', label: i18n.t('masterdata.all') },
      ],
    },
    {
      id: 'departmentId',
      label: 'admin.department',
      kind: 'lookup',
      search: (text) => lookup.choices('department-ids', text),
    },
  ],
});
