import { inject } from '@angular/core';
import type { CanActivateFn } from '@angular/router';
import { Router } from '@angular/router';
import type { Right } from '../../shared/util-ability/permissions.ts';
import { Permissions } from '../../shared/util-ability/permissions.ts';
import { Session } from './session.ts';

/** Somebody is logged in with a password of their own; others go there first and come back to this address. */
export const loggedIn: CanActivateFn = (_route, state) => {
  const [user, router] = [inject(Session).user(), inject(Router)];
  const queryParams = state.url === '/' ? {} : { next: state.url };
  if (!user) return router.createUrlTree(['/login'], { queryParams });
  return user.mustChangePassword ? router.createUrlTree(['/first-password'], { queryParams }) : true;
};

export const loggedOut: CanActivateFn = () => (inject(Session).user() ? inject(Router).createUrlTree(['/']) : true);

/** Only for those who still have a password that somebody else has chosen. */
export const passwordDue: CanActivateFn = () => {
  const [user, router] = [inject(Session).user(), inject(Router)];
  if (!user) return router.createUrlTree(['/login']);
  return user.mustChangePassword || router.createUrlTree(['/']);
};

/** A page for those who have one of the rights; others see why not. */
export function mayAny(...rights: Right[]): CanActivateFn {
  return () => inject(Permissions).any(...rights) || inject(Router).createUrlTree(['/not-allowed']);
}

/** The address to go on to; never one outside of the app. */
export function nextOf(next: string | null): string {
  return next?.startsWith('/') && !next.startsWith('//') ? next : '/';
}
