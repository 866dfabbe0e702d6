import type { Tab } from '../../records/ui-list/tabs.ts';

export const ACCOUNT_TABS: readonly Tab[] = [
  { path: '/account/password', label: 'account.password' },
  { path: '/account/delegation', label: 'account.delegation' },
  { path: '/account/tokens', label: 'account.tokens' },
];
