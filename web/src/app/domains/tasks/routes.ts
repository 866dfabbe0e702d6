import type { Routes } from '@angular/router';

export default [
  {
    path: '',
    title: 'nav.tasks',
    loadComponent: async () => (await import('./feature-inbox/inbox.ts')).Inbox,
    children: [
      {
        path: ':taskId',
        title: 'nav.tasks',
        loadComponent: async () => (await import('./feature-inbox/task-pane.ts')).TaskPane,
      },
    ],
  },
] satisfies Routes;
