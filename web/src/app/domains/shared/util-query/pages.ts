import type { Signal } from '@angular/core';
import { computed, signal, untracked } from '@angular/core';
import { query } from './query.ts';
import type { Query } from './query.ts';

/** One answer of a list: `nextCursor` is absent on the last page. */
export interface Page<T> {
  items: T[];
  nextCursor?: string | null;
  total?: number | null;
}

export interface Pages<T> extends Query<Page<T>> {
  items: Signal<T[]>;
  total: Signal<number | undefined>;
  more: Signal<boolean>;
  loadMore(): Promise<void>;
}

export interface PagesOptions<P, T> {
  params?: () => P | undefined;
  load: (params: P, cursor: string | undefined, signal: AbortSignal, limit: number) => Promise<Page<T>>;
  live?: readonly string[];
  limit?: number;
}

const LARGEST = 200;

/** A list read by cursor. Refetching reads as many rows as are shown, so that nothing jumps. */
export function pages<T, P = true>(options: PagesOptions<P, T>): Pages<T> {
  const limit = options.limit ?? 50;
  let params: P | undefined;
  const shown = signal(limit);
  const base = query<Page<T>, P>({
    ...(options.params ? { params: options.params } : {}),
    ...(options.live ? { live: options.live } : {}),
    keep: true,
    load: (p, abort) => {
      if (p !== params) shown.set(limit);
      params = p;
      return options.load(p, undefined, abort, Math.min(untracked(shown), LARGEST));
    },
  });
  const loadMore = async (): Promise<void> => {
    const page = base.value();
    if (!page?.nextCursor || params === undefined) return;
    const next = await options.load(params, page.nextCursor, new AbortController().signal, limit);
    base.update((old) => ({ ...old, items: [...old.items, ...next.items], nextCursor: next.nextCursor ?? null }));
    shown.update((count) => count + next.items.length);
  };
  return {
    ...base,
    items: computed(() => base.value()?.items ?? []),
    total: computed(() => base.value()?.total ?? undefined),
    more: computed(() => !!base.value()?.nextCursor),
    loadMore,
  };
}
