import type { Tab } from '../../records/ui-list/tabs.ts';

export const ORDER_TABS: Tab[] = [
  { path: '/work-orders', label: 'nav.workOrders', exact: true, right: 'read:WorkOrder' },
  { path: '/work-orders/reports', label: 'workOrders.tabs.reports', right: 'read:WorkReport' },
];
