import type { Routes } from '@angular/router';
import { SimpleListPage, listPage } from '../records/ui-list/simple-list-page.ts';
import { QUALITY_TABS, inspectionLotList, nonconformanceList } from './feature-inspections/quality-lists.ts';

export default [
  {
    path: '',
    pathMatch: 'full',
    title: 'nav.inspections',
    component: SimpleListPage,
    data: listPage('nav.inspections', QUALITY_TABS, inspectionLotList),
  },
  {
    path: 'nonconformances',
    title: 'quality.nonconformances',
    component: SimpleListPage,
    data: listPage('nav.inspections', QUALITY_TABS, nonconformanceList),
  },
  {
    path: 'nonconformances/:id',
    title: 'quality.nonconformances',
    loadComponent: async () => (await import('./feature-inspections/nonconformance-page.ts')).NonconformancePage,
  },
  {
    path: ':id',
    title: 'nav.inspections',
    loadComponent: async () => (await import('./feature-inspections/inspection-page.ts')).InspectionPage,
  },
] satisfies Routes;
