import type { Tab } from '../../records/ui-list/tabs.ts';

/** The places of administration. */
export const ADMIN_TABS: readonly Tab[] = [
  { path: '/admin/users', label: 'admin.tabs.users', right: 'read:User' },
  { path: '/admin/roles', label: 'admin.tabs.roles', right: 'read:Role' },
  { path: '/admin/departments', label: 'admin.tabs.departments', right: 'read:Department' },
  { path: '/admin/delegations', label: 'admin.tabs.delegations', right: 'read:Delegation' },
  { path: '/admin/why', label: 'admin.tabs.why' },
  { path: '/admin/audit', label: 'admin.tabs.audit', right: 'read:Audit' },
];
