import type { WaitingFor } from '../model/effect.ts';
import type { OpenVisit } from '../model/state.ts';
import type { Run } from './kernel.ts';

/** Leaves the visit waiting for something outside. */
export function wait(run: Run, visit: OpenVisit, waitingFor: WaitingFor): void {
  visit.waitingFor = waitingFor;
  run.state.visits[visit.visit] = visit;
  run.trace.push({
    type: 'waiting',
    elementId: visit.elementId,
    visit: visit.visit,
    scope: visit.scope,
    for: waitingFor,
    ...(visit.host === undefined ? {} : { armedFor: visit.host }),
  });
}
