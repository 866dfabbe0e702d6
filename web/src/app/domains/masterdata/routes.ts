import type { Routes } from '@angular/router';
import { askBeforeLeaving } from './feature-edit/ask-before-leaving.ts';

export default [
  {
    path: '',
    pathMatch: 'full',
    title: 'nav.masterData',
    loadComponent: async () => (await import('./feature-home/master-data-home.ts')).MasterDataHome,
  },
  {
    path: ':kind',
    title: 'nav.masterData',
    loadComponent: async () => (await import('./feature-list/kind-list-page.ts')).KindListPage,
  },
  {
    path: ':kind/new',
    title: 'nav.masterData',
    canDeactivate: [askBeforeLeaving],
    loadComponent: async () => (await import('./feature-edit/edit-page.ts')).EditPage,
  },
  {
    path: ':kind/:id',
    title: 'nav.masterData',
    loadComponent: async () => (await import('./feature-record/record-page.ts')).RecordPage,
  },
  {
    path: ':kind/:id/edit',
    title: 'nav.masterData',
    canDeactivate: [askBeforeLeaving],
    loadComponent: async () => (await import('./feature-edit/edit-page.ts')).EditPage,
  },
] satisfies Routes;
