import type { EventElement } from '../../model/process.ts';
import { fireBoundary, leaveEvent } from '../armed-events.ts';
import type { Behavior } from '../kernel.ts';

/** Armed while its activity is open; never reached by flow. */
export const boundaryEvent: Behavior<EventElement> = {
  enter: (run, node, visit) => leaveEvent(run, node, visit),
  trigger: fireBoundary,
  end: leaveEvent,
};
