import type { IconName } from '../../shared/ui-icon/icons.ts';
import type { Right } from '../../shared/util-ability/permissions.ts';
import type { Key } from '../../shared/util-i18n/i18n.ts';

export interface HomeAction {
  path: string;
  query?: Record<string, string>;
  label: Key;
  icon: IconName;
  right: Right;
}

/** At most this many are shown (requirement T-04b). */
export const MOST_ACTIONS = 7;

/** What people come for, the most particular first; a person sees the first few that they may do. */
export const homeActions: HomeAction[] = [
  { path: '/report', label: 'home.actions.report', icon: 'scan-line', right: 'report:WorkReport' },
  {
    path: '/tasks',
    query: { view: 'claimable' },
    label: 'home.actions.claim',
    icon: 'user-check',
    right: 'claim:Task',
  },
  {
    path: '/inspections',
    query: { open: 'true' },
    label: 'home.actions.inspect',
    icon: 'clipboard-check',
    right: 'inspect:InspectionLot',
  },
  {
    path: '/stock/put-aways',
    query: { state: 'open' },
    label: 'home.actions.putaway',
    icon: 'package-check',
    right: 'putaway:StockMove',
  },
  {
    path: '/purchasing',
    query: { state: 'submitted' },
    label: 'home.actions.approve',
    icon: 'file-text',
    right: 'approve:Requisition',
  },
  {
    path: '/purchasing/orders',
    query: { open: 'true' },
    label: 'home.actions.receive',
    icon: 'truck',
    right: 'receive:Receipt',
  },
  { path: '/work-orders', label: 'home.actions.plan', icon: 'factory', right: 'release:WorkOrder' },
  { path: '/processes', label: 'home.actions.draw', icon: 'workflow', right: 'draw:ProcessDefinition' },
  { path: '/stuck', label: 'home.actions.stuck', icon: 'triangle-alert', right: 'read:StuckBoard' },
  {
    path: '/instances',
    query: { state: 'active' },
    label: 'home.actions.watch',
    icon: 'activity',
    right: 'read:Instance',
  },
  { path: '/stock', label: 'home.actions.stock', icon: 'boxes', right: 'read:StockBalance' },
  { path: '/admin', label: 'home.actions.people', icon: 'users', right: 'create:User' },
];
