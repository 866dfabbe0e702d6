import type { Routes } from '@angular/router';

/** What everybody does with their own account. */
export default [
  { path: '', pathMatch: 'full', redirectTo: 'password' },
  {
    path: 'password',
    title: 'account.password',
    loadComponent: async () => (await import('./password-page.ts')).PasswordPage,
  },
  {
    path: 'delegation',
    title: 'account.delegation',
    loadComponent: async () => (await import('./own-delegations-page.ts')).OwnDelegationsPage,
  },
  {
    path: 'tokens',
    title: 'account.tokens',
    loadComponent: async () => (await import('./tokens-page.ts')).TokensPage,
  },
] satisfies Routes;
