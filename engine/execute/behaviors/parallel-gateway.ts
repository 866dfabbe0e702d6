import type { Gateway } from '../../model/process.ts';
import { hold, holdRest, takeRound } from '../joins.ts';
import type { Arrival, Behavior, Node, Run } from '../kernel.ts';
import { enter, leave, newVisit } from '../tokens.ts';

/**
 * Forks all outgoing flows; joins one token per incoming flow. A second token on the same flow waits for the next
 * round.
 */
export const parallelGateway: Behavior<Gateway> = {
  arrive(run, node, arrival) {
    if (node.element.incoming.length < 2) enter(run, node, newVisit(run, node, arrival.scope, arrival.via));
    else join(run, node, arrival);
  },
  enter: (run, node, visit) => leave(run, visit, node.outgoing),
};

function join(run: Run, node: Node<Gateway>, arrival: Arrival): void {
  const visit = hold(run, node, arrival);
  if (!node.element.incoming.every((flow) => (visit.arrived![flow] ?? 0) > 0)) return;
  const left = takeRound(run, node, visit);
  enter(run, node, visit);
  holdRest(run, node, visit.scope, left);
}
