import type { EventElement } from '../../model/process.ts';
import { await_, completeEvent, leaveEvent, prepare, win } from '../armed-events.ts';
import type { Behavior } from '../kernel.ts';

/** Waits for its timer, message or signal; behind an event-based gateway it competes with others. */
export const intermediateCatchEvent: Behavior<EventElement> = {
  enter(run, node, visit) {
    await_(run, visit, prepare(run, visit.scope, node.element)!);
  },
  trigger(run, node, visit, variables) {
    if (visit.host !== undefined) win(run, visit);
    completeEvent(run, node, visit, variables);
  },
  end: leaveEvent,
};
