import type { EventElement } from '../../model/process.ts';
import { completeEvent, leaveEvent, win } from '../armed-events.ts';
import { await_, prepare } from '../arming.ts';
import type { Behavior } from '../kernel.ts';

/**
 * Waits for its timer, message, signal or condition; behind an event-based gateway it competes with others. A catching
 * link is only where its throws lead.
 */
export const intermediateCatchEvent: Behavior<EventElement> = {
  enter(run, node, visit) {
    const arming = prepare(run, visit.scope, node.element);
    if (arming) await_(run, visit, arming);
    else leaveEvent(run, node, visit);
  },
  trigger(run, node, visit, variables) {
    if (visit.host !== undefined) win(run, visit);
    completeEvent(run, node, visit, variables);
  },
  end: leaveEvent,
};
