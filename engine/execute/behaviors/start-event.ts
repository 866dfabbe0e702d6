import type { EventElement } from '../../model/process.ts';
import { completeEvent, leaveEvent } from '../armed-events.ts';
import type { Behavior } from '../kernel.ts';

/** A way in. What the start brought is taken over by its output mappings. */
export const startEvent: Behavior<EventElement> = {
  enter(run, node, visit) {
    completeEvent(run, node, visit, run.event.type === 'start' && visit.scope === 0 ? run.event.variables : {});
  },
  end: leaveEvent,
};
