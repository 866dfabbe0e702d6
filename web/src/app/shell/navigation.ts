import type { IconName } from '../domains/shared/ui-icon/icons.ts';
import type { Right } from '../domains/shared/util-ability/permissions.ts';
import type { Key } from '../domains/shared/util-i18n/i18n.ts';

export interface NavigationEntry {
  path: string;
  label: Key;
  icon: IconName;
  /** Any of these; none: everybody. */
  rights: Right[];
  /** Exactly this address, not what lies below. */
  exact?: boolean;
}

export interface NavigationGroup {
  label: Key | null;
  entries: NavigationEntry[];
}

/** The one table of places in the app. */
export const navigation: NavigationGroup[] = [
  {
    label: null,
    entries: [
      { path: '/', label: 'nav.home', icon: 'house', rights: [], exact: true },
      { path: '/tasks', label: 'nav.tasks', icon: 'inbox', rights: ['read:Task'] },
      { path: '/report', label: 'nav.report', icon: 'scan-line', rights: ['report:WorkReport'] },
    ],
  },
  {
    label: 'nav.groups.processes',
    entries: [
      { path: '/processes', label: 'nav.processes', icon: 'workflow', rights: ['read:ProcessDefinition'] },
      { path: '/instances', label: 'nav.instances', icon: 'activity', rights: ['read:Instance'] },
      { path: '/stuck', label: 'nav.stuck', icon: 'triangle-alert', rights: ['read:StuckBoard'] },
    ],
  },
  {
    label: 'nav.groups.factory',
    entries: [
      { path: '/work-orders', label: 'nav.workOrders', icon: 'factory', rights: ['read:WorkOrder'] },
      { path: '/inspections', label: 'nav.inspections', icon: 'clipboard-check', rights: ['read:InspectionLot'] },
      { path: '/stock', label: 'nav.stock', icon: 'boxes', rights: ['read:StockBalance'] },
      {
        path: '/purchasing',
        label: 'nav.purchasing',
        icon: 'shopping-cart',
        rights: ['read:Requisition', 'read:PurchaseOrder'],
      },
    ],
  },
  {
    label: 'nav.groups.manage',
    entries: [
      { path: '/master-data', label: 'nav.masterData', icon: 'database', rights: ['update:Item', 'read:Item'] },
      {
        path: '/admin',
        label: 'nav.admin',
        icon: 'settings',
        rights: ['create:User', 'read:Grant', 'read:Audit', 'create:Role'],
      },
    ],
  },
];
