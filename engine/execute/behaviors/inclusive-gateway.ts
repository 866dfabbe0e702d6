import type { Gateway } from '../../model/process.ts';
import { hold, holdRest, takeRound } from '../joins.ts';
import type { Behavior } from '../kernel.ts';
import { chooseFlows, enter, leave, newVisit } from '../tokens.ts';

/**
 * Forks every outgoing flow whose condition is true, else the default, else an incident. Joins when no token upstream
 * can still reach an empty incoming flow; that is asked whenever tokens of its scope have moved or died (13.4.3).
 */
export const inclusiveGateway: Behavior<Gateway> = {
  arrive(run, node, arrival) {
    if (node.element.incoming.length < 2) enter(run, node, newVisit(run, node, arrival.scope, arrival.via));
    else hold(run, node, arrival);
  },
  ready(run, node, visit) {
    const left = takeRound(run, node, visit);
    enter(run, node, visit);
    holdRest(run, node, visit.scope, left);
  },
  enter: (run, node, visit) => leave(run, visit, chooseFlows(run, node, visit)),
};
