import { inject } from '@angular/core';
import type { CanActivateFn, Routes } from '@angular/router';
import { Router } from '@angular/router';
import { mayAny } from '../identity/data/guards.ts';
import { Permissions } from '../shared/util-ability/permissions.ts';
import { ADMIN_TABS } from './ui-access/admin-tabs.ts';

/** A guard, because redirects are worked out before anybody has logged in. */
const toFirstTab: CanActivateFn = () => {
  const permissions = inject(Permissions);
  const tab = ADMIN_TABS.find((one) => !one.right || permissions.can(one.right));
  return inject(Router).createUrlTree([tab?.path ?? '/']);
};

export default [
  {
    path: '',
    pathMatch: 'full',
    canActivate: [toFirstTab],
    children: [],
  },
  {
    path: 'users',
    title: 'admin.tabs.users',
    loadComponent: async () => (await import('./feature-people/people-page.ts')).PeoplePage,
  },
  {
    path: 'users/:id',
    title: 'admin.tabs.users',
    loadComponent: async () => (await import('./feature-people/person-page.ts')).PersonPage,
  },
  {
    path: 'roles',
    title: 'admin.tabs.roles',
    loadComponent: async () => (await import('./feature-roles/roles-page.ts')).RolesPage,
  },
  {
    path: 'roles/:id',
    title: 'admin.tabs.roles',
    loadComponent: async () => (await import('./feature-roles/role-page.ts')).RolePage,
  },
  {
    path: 'departments',
    title: 'admin.tabs.departments',
    loadComponent: async () => (await import('./feature-departments/departments-page.ts')).DepartmentsPage,
  },
  {
    path: 'departments/:id',
    title: 'admin.tabs.departments',
    loadComponent: async () => (await import('./feature-departments/department-page.ts')).DepartmentPage,
  },
  {
    path: 'delegations',
    title: 'admin.tabs.delegations',
    loadComponent: async () => (await import('./feature-delegations/delegations-page.ts')).DelegationsPage,
  },
  {
    path: 'why',
    title: 'admin.tabs.why',
    loadComponent: async () => (await import('./feature-why/why-page.ts')).WhyPage,
  },
  {
    path: 'audit',
    title: 'admin.tabs.audit',
    canActivate: [mayAny('read:Audit')],
    loadComponent: async () => (await import('./feature-audit/audit-page.ts')).AuditPage,
  },
] satisfies Routes;
