import type { Pool } from 'pg';

/** Channel of PostgreSQL's NOTIFY. It carries nothing: it only wakes those who read live hints. */
export const liveChannel = 'millrace_live';

/** Hints of this many milliseconds are announced together. */
const pauseMs = 15;

let pool: Pool | undefined;
let timer: NodeJS.Timeout | undefined;

/** Names the pool that sends the wake-up calls of this process; without one, readers find hints by polling. */
export function wakeThrough(connections: Pool | undefined): void {
  pool = connections;
  if (!connections && timer) clearTimeout(timer);
  timer = undefined;
}

/** Call after the commit of a transaction that wrote hints. Never fails: polling finds them anyway. */
export function wakeSoon(): void {
  if (!pool || timer) return;
  timer = setTimeout(() => {
    timer = undefined;
    // A transaction of its own: NOTIFY takes a lock of the whole cluster at commit, no business transaction holds it.
    pool?.query(`notify ${liveChannel}`).catch(() => undefined);
  }, pauseMs);
  timer.unref();
}
