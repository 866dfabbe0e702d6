import { OWN_TIMER, takeDue } from '../deadlines.ts';
import type { Handler } from '../handler.ts';
import { refusal } from '../refusals.ts';
import { guard, nodeOf } from '../tokens.ts';
import { drain } from '../travel.ts';
import { trigger } from '../trigger.ts';

/** Everything due at or before the event's time fires, oldest first; what one causes is carried out before the next. */
export const deadline: Handler<'deadline'> = {
  whileSuspended: 'refuse',
  refuse({ state }, event) {
    const first = state.deadlines[0];
    return first && first.at <= event.at ? null : refusal('nothing-due', 'no deadline is due');
  },
  apply(run, event) {
    for (let due = takeDue(run, event.at); due; due = takeDue(run, event.at)) {
      const visit = run.state.visits[due.visit];
      if (!visit) continue;
      const { slot } = due;
      const node = nodeOf(run, visit);
      run.due = due.at;
      if (slot === OWN_TIMER) trigger(run, visit, {});
      else guard(run, visit, 'work', () => node.behavior.rung?.(run, node, visit, slot));
      drain(run);
    }
  },
};
