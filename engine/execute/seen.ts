import type { InstanceState } from '../model/state.ts';

const REMEMBERED = 200;

/** Ids of messages and broadcasts already taken, so that one that comes again is refused. */
export function rememberConsumed(state: InstanceState, id: string): void {
  state.seen.push(id);
  if (state.seen.length > REMEMBERED) state.seen.shift();
}
