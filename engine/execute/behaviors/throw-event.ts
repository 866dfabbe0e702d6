import type { EventElement } from '../../model/process.ts';
import type { OpenVisit } from '../../model/state.ts';
import { completeEvent, leaveEvent } from '../armed-events.ts';
import { repeatThrow, throwEvent } from '../event-throw.ts';
import type { Behavior, Run } from '../kernel.ts';
import { cancelService } from '../service-call.ts';
import { close, consume, leave, spawn } from '../tokens.ts';

/**
 * Throwing and end events: throw, then go on; an end event has no way out, so its token ends. A link leads to where it
 * is caught. Compensation is the scope in which handlers run, until the last has ended.
 */
export const throwingEvent: Behavior<EventElement> = {
  enter(run, node, visit) {
    if (node.link) {
      spawn(run, node.link, visit.scope);
      leave(run, visit, []);
      return;
    }
    const outcome = throwEvent(run, node, visit);
    if (outcome === 'goes-on') completeEvent(run, node, visit, {});
    if (outcome === 'gone') close(run, visit, 'completed');
  },
  trigger: completeEvent,
  repeat: repeatThrow,
  withdraw: (run, _node, visit) => cancelService(run, visit),
  emptied(run, node, visit) {
    if (visit.tokenLeft) endBeside(run, visit);
    else completeEvent(run, node, visit, {});
  },
  end: leaveEvent,
};

/** Its token went on when undoing began. */
function endBeside(run: Run, visit: OpenVisit): void {
  close(run, visit, 'completed');
  consume(run, visit.scope);
}
