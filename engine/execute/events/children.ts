import type { Refusal, Visit } from '../../model/event.ts';
import type { InstanceState, OpenVisit } from '../../model/state.ts';
import { EngineError } from '../engine-error.ts';
import type { Handler, Question } from '../handler.ts';
import { raise, settle } from '../incidents.ts';
import { notOpen, openVisit, refusal } from '../refusals.ts';
import { throwError, throwEscalation } from '../throwing.ts';
import { guard } from '../tokens.ts';
import { takeResult } from '../trigger.ts';

interface FromChild {
  visit: Visit;
  childInstanceId?: string;
}

/** The visit must wait for a child, and for this one if the notice says which. */
function refuseChild({ state }: Question, event: FromChild): Refusal | null {
  const visit = openVisit(state, event.visit);
  if (!visit) return notOpen(event.visit);
  const child = visit.childInstanceId;
  if (child === undefined || (event.childInstanceId !== undefined && event.childInstanceId !== child)) {
    return refusal('not-waiting', `${visit.elementId} does not wait for this child`);
  }
  return null;
}

/** The child is over: nothing is left to cancel. */
function childOver(state: InstanceState, number: Visit): OpenVisit {
  const visit = state.visits[number]!;
  visit.waitingFor = null;
  delete visit.childInstanceId;
  return visit;
}

export const childStarted: Handler<'childStarted'> = {
  whileSuspended: 'run',
  refuse: refuseChild,
  apply: () => undefined,
};

export const childCompleted: Handler<'childCompleted'> = {
  whileSuspended: 'hold',
  refuse: refuseChild,
  apply(run, event) {
    takeResult(run, childOver(run.state, event.visit), event.variables);
  },
};

/** The child was cancelled or failed by itself: an incident here, whose retry starts another child. */
export const childEnded: Handler<'childEnded'> = {
  whileSuspended: 'hold',
  refuse: refuseChild,
  apply(run, event) {
    const visit = childOver(run.state, event.visit);
    settle(run, visit, 'retried');
    const code = event.state === 'cancelled' ? 'child-cancelled' : 'child-failed';
    const reason = event.message ?? event.code;
    const said = reason === undefined ? '' : `: ${reason}`;
    raise(run, visit, 'work', new EngineError(code, `the called process was ${event.state}${said}`));
  },
};

/** A BPMN error that nobody in the child caught; the child has ended. */
export const childError: Handler<'childError'> = {
  whileSuspended: 'hold',
  refuse: refuseChild,
  apply(run, event) {
    const visit = childOver(run.state, event.visit);
    settle(run, visit, 'thrown');
    const { code, message, variables } = event;
    guard(run, visit, 'work', () => throwError(run, visit, { type: 'error', code, message, variables }));
  },
};

/** An escalation that nobody in the child caught; the child goes on. */
export const childEscalation: Handler<'childEscalation'> = {
  whileSuspended: 'hold',
  refuse: refuseChild,
  apply(run, event) {
    const visit = run.state.visits[event.visit]!;
    const { code, variables } = event;
    guard(run, visit, 'work', () => throwEscalation(run, visit, visit, { type: 'escalation', code, variables }));
  },
};
