import type { Signal } from '@angular/core';
import { signal } from '@angular/core';
import type { Problem } from './problem.ts';
import { toProblem } from './problem.ts';

export interface UserAction<A extends unknown[], R> {
  /** Resolves to the result, or to undefined when it was refused (see `problem`). */
  run(...args: A): Promise<R | undefined>;
  busy: Signal<boolean>;
  problem: Signal<Problem | null>;
  clear(): void;
}

const PAUSES = [600, 1500, 4000];

/**
 * One thing a person does that changes something. Each doing has one Idempotency-Key; it is repeated under that key
 * by itself when no answer came, and again when the person presses the same button with the same input.
 */
export function userAction<A extends unknown[], R>(call: (key: string, ...args: A) => Promise<R>): UserAction<A, R> {
  const busy = signal(false);
  const problem = signal<Problem | null>(null);
  let pending: { key: string; input: string } | null = null;

  const run = async (...args: A): Promise<R | undefined> => {
    if (busy()) return undefined;
    const input = JSON.stringify(args);
    if (pending?.input !== input) pending = { key: crypto.randomUUID(), input };
    busy.set(true);
    problem.set(null);
    try {
      const result = await repeat(() => call(pending!.key, ...args));
      pending = null;
      return result;
    } catch (error) {
      const found = toProblem(error);
      if (!found.outcomeUnknown) pending = null;
      problem.set(found);
      return undefined;
    } finally {
      busy.set(false);
    }
  };
  return { run, busy: busy.asReadonly(), problem: problem.asReadonly(), clear: () => problem.set(null) };
}

async function repeat<R>(call: () => Promise<R>): Promise<R> {
  for (const pause of PAUSES) {
    try {
      return await call();
    } catch (error) {
      if (!toProblem(error).outcomeUnknown || toProblem(error).status === 500) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return call();
}
