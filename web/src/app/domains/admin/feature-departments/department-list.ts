import { recordList } from '../../records/ui-list/list-spec.ts';
import type { DepartmentRow } from '../data/admin-types.ts';

export const departmentList = recordList<DepartmentRow>({
  path: '/api/identity/departments',
  title: 'admin.tabs.departments',
  search: 'masterdata.search',
  icon: 'building-2',
  empty: 'admin.departments.none',
  defaults: { active: 'true' },
  sort: 'code',
  live: ['Department'],
  link: (row) => ['/admin/departments', row.id],
  columns: ({ i18n }) => [
    {
      id: 'name',
      label: 'admin.department',
      sort: 'code',
      narrow: 'title',
      value: (row) => `${i18n.text(row.name, row.code)} · ${row.code}`,
    },
    { id: 'parent', label: 'admin.departments.parent', value: (row) => i18n.text(row.parent?.name, row.parent?.code) },
    { id: 'head', label: 'admin.departments.head', value: (row) => i18n.text(row.head?.name, row.head?.username) },
    {
      id: 'ceiling',
      label: 'admin.departments.ceiling',
      value: (row) => i18n.t('admin.departments.rules', { n: row.ceiling.length }),
    },
    {
      id: 'state',
      label: 'records.state',
      show: 'chip',
      value: (row) => i18n.t(row.active ? 'masterdata.active' : 'masterdata.inactive'),
      tone: (row) => (row.active ? 'ok' : 'warn'),
    },
  ],
  filters: ({ i18n }) => [
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
  ],
});
