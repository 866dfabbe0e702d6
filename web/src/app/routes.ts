import type { Routes } from '@angular/router';
import { loggedIn, loggedOut, mayAny, passwordDue } from './domains/identity/data/guards.ts';

/** One lazy bundle per domain; titles are keys of the dictionaries. */
export const routes: Routes = [
  {
    path: 'login',
    canActivate: [loggedOut],
    title: 'login.title',
    loadComponent: async () => (await import('./domains/identity/feature-login/login.ts')).Login,
  },
  {
    path: 'set-password/:token',
    title: 'password.title',
    loadComponent: async () => (await import('./domains/identity/feature-password/set-password.ts')).SetPassword,
  },
  {
    path: 'first-password',
    canActivate: [passwordDue],
    title: 'password.mustTitle',
    loadComponent: async () => (await import('./domains/identity/feature-password/first-password.ts')).FirstPassword,
  },
  {
    path: '',
    canActivate: [loggedIn],
    loadComponent: async () => (await import('./shell/shell.ts')).Shell,
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: 'home.title',
        loadComponent: async () => (await import('./domains/home/feature-home/home.ts')).Home,
      },
      { path: 'tasks', loadChildren: () => import('./domains/tasks/routes.ts') },
      {
        path: 'report',
        title: 'nav.report',
        canActivate: [mayAny('report:WorkReport')],
        loadComponent: async () =>
          (await import('./domains/production/feature-report/report-station.ts')).ReportStation,
      },
      { path: 'processes', loadChildren: () => import('./domains/modeling/routes.ts') },
      {
        path: 'instances',
        loadChildren: async () => (await import('./domains/monitoring/routes.ts')).instanceRoutes,
      },
      { path: 'stuck', loadChildren: async () => (await import('./domains/monitoring/routes.ts')).stuckRoutes },
      { path: 'work-orders', loadChildren: () => import('./domains/production/routes.ts') },
      { path: 'inspections', loadChildren: () => import('./domains/quality/routes.ts') },
      { path: 'stock', loadChildren: () => import('./domains/warehouse/routes.ts') },
      { path: 'purchasing', loadChildren: () => import('./domains/procurement/routes.ts') },
      {
        path: 'master-data',
        loadChildren: () => import('./domains/masterdata/routes.ts'),
      },
      { path: 'admin', loadChildren: () => import('./domains/admin/routes.ts') },
      { path: 'account', loadChildren: () => import('./domains/admin/feature-account/account-routes.ts') },
      {
        path: 'not-allowed',
        title: 'notAllowed.title',
        loadComponent: async () => (await import('./shell/not-allowed.ts')).NotAllowed,
      },
      {
        path: '**',
        title: 'notFound.title',
        loadComponent: async () => (await import('./shell/not-found.ts')).NotFound,
      },
    ],
  },
];
