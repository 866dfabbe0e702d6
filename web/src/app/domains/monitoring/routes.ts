import type { Routes } from '@angular/router';

export const instanceRoutes: Routes = [
  {
    path: '',
    title: 'nav.instances',
    loadComponent: async () => (await import('./feature-instances/instances.ts')).Instances,
  },
  {
    path: ':id',
    title: 'nav.instances',
    loadComponent: async () => (await import('./feature-instance/instance-page.ts')).InstancePage,
  },
];

export const stuckRoutes: Routes = [
  {
    path: '',
    title: 'nav.stuck',
    loadComponent: async () => (await import('./feature-stuck/stuck-board.ts')).StuckBoard,
  },
];
