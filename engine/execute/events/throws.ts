import type { Refusal, Visit } from '../../model/event.ts';
import type { InstanceState } from '../../model/state.ts';
import type { Handler, Question } from '../handler.ts';
import { settle } from '../incidents.ts';
import { notOpen, openVisit, refusal, refuseVariables } from '../refusals.ts';
import { throwError as throwFrom, throwEscalation as escalateFrom } from '../throwing.ts';
import { guard } from '../tokens.ts';

/** A person or a service reports a BPMN error on an open activity. */
export const throwError: Handler<'throwError'> = {
  // A service's refusal would be lost; a person can report again.
  whileSuspended: ({ state }, event) => (isService(state, event.visit) ? 'hold' : 'refuse'),
  refuse: (question, event) => refuseThrow(question, event.visit, event.code) ?? refuseVariables(event.variables),
  apply(run, event) {
    const visit = run.state.visits[event.visit]!;
    settle(run, visit, 'thrown');
    if (visit.waitingFor?.kind === 'service') visit.waitingFor = null;
    const { code, message, variables } = event;
    guard(run, visit, 'work', () => throwFrom(run, visit, { type: 'error', code, message, variables }));
  },
};

/** A person or a service reports an escalation; the activity goes on unless its catcher interrupts. */
export const throwEscalation: Handler<'throwEscalation'> = {
  whileSuspended: 'refuse',
  refuse: (question, event) => refuseThrow(question, event.visit, event.code) ?? refuseVariables(event.variables),
  apply(run, event) {
    const visit = run.state.visits[event.visit]!;
    const { code, variables } = event;
    guard(run, visit, 'work', () => escalateFrom(run, visit, visit, { type: 'escalation', code, variables }));
  },
};

function isService(state: InstanceState, visit: Visit): boolean {
  return openVisit(state, visit)?.waitingFor?.kind === 'service';
}

function refuseThrow({ state }: Question, number: Visit, code: string): Refusal | null {
  const visit = openVisit(state, number);
  if (!visit) return notOpen(number);
  if (visit.host !== undefined || visit.waitingFor?.kind === 'join') {
    return refusal('not-waiting', `${visit.elementId} is no activity that could throw`);
  }
  return code === '' ? refusal('invalid-event', 'the code is missing') : null;
}
