import type { ReceiveTask } from '../../model/process.ts';
import { activity, finish } from '../activity.ts';
import { win } from '../armed-events.ts';
import { await_, prepareMessage } from '../arming.ts';
import type { Behavior } from '../kernel.ts';
import { scopeOf } from '../variables.ts';

/** Waits for a message; behind an event-based gateway it is one of the events that compete. */
export const receiveTask: Behavior<ReceiveTask> = activity<ReceiveTask>({
  start(run, node, visit) {
    await_(run, visit, prepareMessage(run, scopeOf(run.state, visit), node.element.message));
    return null;
  },
  trigger(run, node, visit, variables) {
    if (visit.host !== undefined) win(run, visit);
    finish(run, node, visit, variables);
  },
});
