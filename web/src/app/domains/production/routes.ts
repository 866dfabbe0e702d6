import type { Routes } from '@angular/router';
import { SimpleListPage, listPage } from '../records/ui-list/simple-list-page.ts';
import { workReportList } from './feature-orders/order-lists.ts';
import { ORDER_TABS } from './feature-orders/order-tabs.ts';

export default [
  {
    path: '',
    pathMatch: 'full',
    title: 'nav.workOrders',
    loadComponent: async () => (await import('./feature-orders/order-list-page.ts')).OrderListPage,
  },
  {
    path: 'reports',
    title: 'workOrders.tabs.reports',
    component: SimpleListPage,
    data: listPage('nav.workOrders', ORDER_TABS, workReportList),
  },
  {
    path: 'reports/:id',
    title: 'workOrders.tabs.reports',
    loadComponent: async () => (await import('./feature-orders/report-page.ts')).ReportPage,
  },
  {
    path: ':id',
    title: 'nav.workOrders',
    loadComponent: async () => (await import('./feature-orders/order-page.ts')).OrderPage,
  },
] satisfies Routes;
