import type { Actor } from '../../engine/model/event.ts';
import type { ActingUser } from '../foundation/index.ts';

/** The acting person in the words of processes. */
export function actorOf(actor: ActingUser): Actor {
  return { user: actor.user, ...(actor.onBehalfOf ? { onBehalfOf: actor.onBehalfOf } : {}) };
}
