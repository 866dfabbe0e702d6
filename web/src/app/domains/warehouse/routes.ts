import type { Routes } from '@angular/router';
import { SimpleListPage, listPage } from '../records/ui-list/simple-list-page.ts';
import { STOCK_TABS, lotList, moveList, reservationList, stockByItemList } from './feature-stock/stock-lists.ts';

export default [
  {
    path: '',
    pathMatch: 'full',
    title: 'nav.stock',
    component: SimpleListPage,
    data: listPage('nav.stock', STOCK_TABS, stockByItemList),
  },
  {
    path: 'places',
    title: 'stock.tabs.places',
    loadComponent: async () => (await import('./feature-stock/stock-page.ts')).StockPage,
  },
  {
    path: 'lots',
    title: 'stock.tabs.lots',
    component: SimpleListPage,
    data: listPage('nav.stock', STOCK_TABS, lotList),
  },
  {
    path: 'lots/:id',
    title: 'stock.tabs.lots',
    loadComponent: async () => (await import('./feature-stock/lot-page.ts')).LotPage,
  },
  {
    path: 'put-aways',
    title: 'stock.tabs.putAways',
    loadComponent: async () => (await import('./feature-stock/put-aways-page.ts')).PutAwaysPage,
  },
  {
    path: 'moves',
    title: 'stock.tabs.moves',
    component: SimpleListPage,
    data: listPage('nav.stock', STOCK_TABS, moveList),
  },
  {
    path: 'reservations',
    title: 'stock.tabs.reservations',
    component: SimpleListPage,
    data: listPage('nav.stock', STOCK_TABS, reservationList),
  },
] satisfies Routes;
