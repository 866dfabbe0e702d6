import type { WritableSignal } from '@angular/core';
import { inject, linkedSignal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { map } from 'rxjs';
import type { FilterValues } from './filter.ts';

export interface UrlFilters {
  values: WritableSignal<FilterValues>;
  /** Writes to the address, so that a list can be sent to a colleague; Back undoes it. */
  set(values: FilterValues): void;
}

/** Filter values that live in the query of the address. */
export function urlFilters(defaults: FilterValues = {}): UrlFilters {
  const route = inject(ActivatedRoute);
  const router = inject(Router);
  const fromUrl = toSignal(route.queryParams.pipe(map((params) => ({ ...defaults, ...params }) as FilterValues)), {
    initialValue: { ...defaults, ...route.snapshot.queryParams } as FilterValues,
  });
  const values = linkedSignal(() => fromUrl(), { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) });
  return {
    values,
    set: (next) => {
      values.set(next);
      const queryParams = Object.fromEntries(
        Object.entries(next).filter(([name, value]) => value !== '' && value !== defaults[name]),
      );
      void router.navigate([], { relativeTo: route, queryParams, replaceUrl: true });
    },
  };
}
