import type { UserTask } from '../../model/process.ts';
import { undoAll } from '../compensation.ts';
import type { Handler } from '../handler.ts';
import { planLadder, setRungs } from '../ladder.ts';
import { refusal, refuseVariables } from '../refusals.ts';
import { rearmWorkingTimer } from '../timers.ts';
import { endInstance, guard, nodeOf } from '../tokens.ts';
import { writeLocal } from '../variables.ts';

/** Sets variables of a scope from outside; without a scope those of the process. */
export const setVariables: Handler<'setVariables'> = {
  whileSuspended: 'run',
  refuse({ state }, event) {
    if (!Object.hasOwn(state.scopes, event.scope ?? 0)) {
      return refusal('scope-not-open', `scope ${event.scope ?? 0} is not open`);
    }
    return refuseVariables(event.variables);
  },
  apply: (run, event) => writeLocal(run, event.scope ?? 0, event.variables),
};

export const suspend: Handler<'suspend'> = {
  whileSuspended: 'refuse',
  refuse: () => null,
  apply(run) {
    run.state.status = 'suspended';
    run.trace.push({ type: 'state', state: 'suspended' });
  },
};

/** Ends the whole instance with everything it has open; what was completed is undone before, if that is wanted. */
export const cancel: Handler<'cancel'> = {
  whileSuspended: 'run',
  refuse: () => null,
  apply(run, event) {
    if (event.compensate && run.state.status === 'active' && !run.state.scopes[0]?.undo) undoAll(run, 0);
    else endInstance(run, 'cancelled');
  },
};

/** A changed calendar reaches the open ladders and working-time timers; what has fired stays fired. */
export const changeCalendar: Handler<'changeCalendar'> = {
  whileSuspended: 'run',
  refuse: () => null,
  apply(run, event) {
    run.state.calendars = { ...run.state.calendars, ...event.calendars };
    for (const visit of Object.values(run.state.visits)) {
      const { ladder, task } = visit;
      const element = nodeOf(run, visit).element as UserTask;
      guard(run, visit, 'work', () => {
        if (ladder && task) setRungs(run, visit, planLadder(run, element, task.due, ladder));
        rearmWorkingTimer(run, visit);
      });
    }
  },
};
