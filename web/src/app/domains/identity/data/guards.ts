import { inject } from '@angular/core';
import type { CanActivateFn } from '@angular/router';
import { Router } from '@angular/router';
import type { Right } from '../../shared/util-ability/permissions.ts';
import { Permissions } from '../../shared/util-ability/permissions.ts';
import { Session } from './session.ts';

export const loggedIn: CanActivateFn = (_route, state) =>
  inject(Session).user() ? true : inject(Router).createUrlTree(['/login'], { queryParams: { next: state.url } });

export const loggedOut: CanActivateFn = () => (inject(Session).user() ? inject(Router).createUrlTree(['/']) : true);

/** A page for those who have one of the rights; others see why not. */
export function mayAny(...rights: Right[]): CanActivateFn {
  return () => inject(Permissions).any(...rights) || inject(Router).createUrlTree(['/not-allowed']);
}
