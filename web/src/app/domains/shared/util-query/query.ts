import type { Signal } from '@angular/core';
import { DestroyRef, effect, inject, signal, untracked } from '@angular/core';
import { LiveEvents } from '../util-live/live-events.ts';
import type { Problem } from '../util-http/problem.ts';
import { toProblem } from '../util-http/problem.ts';

export interface Query<T> {
  value: Signal<T | undefined>;
  problem: Signal<Problem | null>;
  /** Nothing to show yet. */
  loading: Signal<boolean>;
  /** Something is shown and a newer one is on its way. */
  refreshing: Signal<boolean>;
  reload(): Promise<void>;
  /** Shows a change at once, before the server's answer. */
  update(change: (value: T) => T): void;
}

export interface QueryOptions<P, T> {
  /** Undefined: nothing is asked yet. A new value asks anew and clears what is shown. */
  params?: () => P | undefined;
  load: (params: P, signal: AbortSignal) => Promise<T>;
  /** Subjects of live hints after which the same is asked again. */
  live?: readonly string[];
  /** Keeps the old value on screen while another one is being fetched (filters, paging). */
  keep?: boolean;
}

/** Reads from the API: loading, error, reload, and refetching on live hints. Made in an injection context. */
export function query<T, P = true>(options: QueryOptions<P, T>): Query<T> {
  const state = {
    value: signal<T | undefined>(undefined),
    problem: signal<Problem | null>(null),
    loading: signal(false),
    refreshing: signal(false),
  };
  let current: AbortController | null = null;
  let params: P | undefined;

  const ask = async (): Promise<void> => {
    current?.abort();
    if (params === undefined) return;
    const controller = (current = new AbortController());
    const flag = untracked(state.value) === undefined ? state.loading : state.refreshing;
    flag.set(true);
    try {
      const value = await options.load(params, controller.signal);
      if (current !== controller) return;
      state.value.set(value);
      state.problem.set(null);
    } catch (error) {
      if (current !== controller) return;
      state.problem.set(toProblem(error));
    }
    state.loading.set(false);
    state.refreshing.set(false);
  };

  effect(() => {
    params = options.params ? options.params() : (true as P);
    untracked(() => {
      if (!options.keep || params === undefined) state.value.set(undefined);
      state.problem.set(null);
      void ask();
    });
  });
  if (options.live) inject(LiveEvents).on(options.live, () => void ask());
  inject(DestroyRef).onDestroy(() => current?.abort());

  return {
    value: state.value.asReadonly(),
    problem: state.problem.asReadonly(),
    loading: state.loading.asReadonly(),
    refreshing: state.refreshing.asReadonly(),
    reload: ask,
    update: (change) => state.value.update((value) => (value === undefined ? value : change(value))),
  };
}
