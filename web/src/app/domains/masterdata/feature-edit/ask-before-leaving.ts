import type { CanDeactivateFn } from '@angular/router';

export interface Leavable {
  mayLeave(): boolean | Promise<boolean>;
}

/** What was entered and not saved is not thrown away by a click elsewhere. */
export const askBeforeLeaving: CanDeactivateFn<Leavable> = (page) => page.mayLeave();
