import type { Refusal } from '../../model/event.ts';
import type { OpenVisit } from '../../model/state.ts';
import type { EventOf, Handler, Question } from '../handler.ts';
import { settle } from '../incidents.ts';
import type { Node, Run } from '../kernel.ts';
import { rearm } from '../event-sub-processes.ts';
import { openVisit, refusal, refuseVariables } from '../refusals.ts';
import { cancelInside, countEntry, guard, nodeOf, release } from '../tokens.ts';
import { scopeOf, writeOutward } from '../variables.ts';

function refuseIncident(
  { state }: Question,
  event: EventOf<'retryIncident'> | EventOf<'skipIncident'>,
): Refusal | null {
  const visit = openVisit(state, event.visit);
  if (visit?.incident?.incidentId !== event.incidentId) {
    return refusal('incident-unknown', `incident ${event.incidentId} is not open`);
  }
  return refuseVariables(event.variables);
}

/** Does again what failed: the element's start, its work outside, or its end. */
export const retryIncident: Handler<'retryIncident'> = {
  whileSuspended: 'refuse',
  refuse: refuseIncident,
  apply(run, event) {
    const visit = run.state.visits[event.visit]!;
    const node = nodeOf(run, visit);
    const { stage } = visit.incident!;
    if (event.variables) writeOutward(run, scopeOf(run.state, visit), event.variables);
    settle(run, visit, 'retried');
    if (stage === 'enter') enterAgain(run, node, visit);
    else if (visit.condition) run.dirty.add(visit.visit);
    else if (stage === 'work') guard(run, visit, 'work', () => node.behavior.repeat?.(run, node, visit));
    else node.behavior.end?.(run, node, visit);
  },
};

/** The visit begins once more, as if it had just been entered. */
function enterAgain(run: Run, node: Node, visit: OpenVisit): void {
  release(run, visit);
  delete run.state.scopes[visit.visit];
  delete run.state.visits[visit.visit];
  delete visit.loop;
  delete visit.result;
  visit.waitingFor = null;
  if (visit.host !== undefined) {
    guard(run, visit, 'enter', () => rearm(run, visit));
    return;
  }
  countEntry(run, node, visit);
  guard(run, visit, 'enter', () => node.behavior.enter(run, node, visit));
}

/** Leaves the element as completed with the given variables; its output mappings are not applied. */
export const skipIncident: Handler<'skipIncident'> = {
  whileSuspended: 'refuse',
  refuse(question, event) {
    const refused = refuseIncident(question, event);
    if (refused) return refused;
    const { elementId, host } = question.state.visits[event.visit]!;
    if (host !== undefined) {
      return refusal('incident-not-skippable', `${elementId} waits beside other work; correct the variables and retry`);
    }
    if (question.graph.nodes.get(elementId)!.behavior.end) return null;
    return refusal('incident-not-skippable', `${elementId} chooses a way; correct the variables and retry`);
  },
  apply(run, event) {
    const visit = run.state.visits[event.visit]!;
    const node = nodeOf(run, visit);
    settle(run, visit, 'skipped');
    if (run.state.scopes[visit.visit]) cancelInside(run, visit.visit);
    node.behavior.withdraw?.(run, node, visit, 'cancelled');
    release(run, visit);
    delete visit.result;
    // A loop that is skipped begins no further round.
    if (visit.loop) visit.loop.total = visit.loop.begun;
    if (event.variables) writeOutward(run, visit.scope, event.variables);
    node.behavior.end!(run, node, visit);
  },
};
