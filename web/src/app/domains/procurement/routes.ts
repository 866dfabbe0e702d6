import type { Routes } from '@angular/router';
import { SimpleListPage, listPage } from '../records/ui-list/simple-list-page.ts';
import { PURCHASING_TABS, receiptList } from './feature-purchasing/purchasing-lists.ts';

export default [
  {
    path: '',
    pathMatch: 'full',
    title: 'purchasing.tabs.requisitions',
    loadComponent: async () => (await import('./feature-purchasing/requisitions-page.ts')).RequisitionsPage,
  },
  {
    path: 'requisitions/:id',
    title: 'purchasing.tabs.requisitions',
    loadComponent: async () => (await import('./feature-purchasing/requisition-page.ts')).RequisitionPage,
  },
  {
    path: 'orders',
    title: 'purchasing.tabs.orders',
    loadComponent: async () => (await import('./feature-purchasing/orders-page.ts')).OrdersPage,
  },
  {
    path: 'orders/:id',
    title: 'purchasing.tabs.orders',
    loadComponent: async () => (await import('./feature-purchasing/order-page.ts')).PurchaseOrderPage,
  },
  {
    path: 'receipts',
    title: 'purchasing.tabs.receipts',
    component: SimpleListPage,
    data: listPage('nav.purchasing', PURCHASING_TABS, receiptList),
  },
  {
    path: 'receipts/:id',
    title: 'purchasing.tabs.receipts',
    loadComponent: async () => (await import('./feature-purchasing/receipt-page.ts')).ReceiptPage,
  },
] satisfies Routes;
