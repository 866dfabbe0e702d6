import type { Routes } from '@angular/router';
import { mayAny } from '../identity/data/guards.ts';

export default [
  {
    path: '',
    title: 'nav.processes',
    loadComponent: async () => (await import('./feature-catalogue/catalogue.ts')).Catalogue,
  },
  {
    path: 'drafts/:draftId',
    title: 'modeler.title',
    canActivate: [mayAny('draw:ProcessDefinition')],
    loadComponent: async () => (await import('./feature-modeler/modeler.ts')).Modeler,
  },
  {
    path: ':key',
    title: 'nav.processes',
    loadComponent: async () => (await import('./feature-process/process-page.ts')).ProcessPage,
  },
] satisfies Routes;
