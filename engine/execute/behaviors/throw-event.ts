import type { EventElement } from '../../model/process.ts';
import { completeEvent, leaveEvent } from '../armed-events.ts';
import { repeatThrow, throwEvent } from '../event-throw.ts';
import type { Behavior } from '../kernel.ts';
import { cancelService } from '../service-call.ts';
import { close } from '../tokens.ts';

/** Throwing and end events: throw, then go on; an end event has no way out, so its token ends. */
export const throwingEvent: Behavior<EventElement> = {
  enter(run, node, visit) {
    const outcome = throwEvent(run, node, visit);
    if (outcome === 'goes-on') completeEvent(run, node, visit, {});
    if (outcome === 'gone') close(run, visit, 'completed');
  },
  trigger: completeEvent,
  repeat: repeatThrow,
  withdraw: (run, _node, visit) => cancelService(run, visit),
  end: leaveEvent,
};
