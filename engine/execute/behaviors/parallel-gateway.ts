import type { Gateway } from '../../model/process.ts';
import type { OpenVisit } from '../../model/state.ts';
import type { Arrival, Behavior, Node, Run } from '../kernel.ts';
import { enter, leave, newVisit } from '../tokens.ts';
import { wait } from '../wait.ts';

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
  const scope = run.state.scopes[arrival.scope]!;
  const waiting = scope.joins && Object.hasOwn(scope.joins, node.id) ? scope.joins[node.id] : undefined;
  const visit = waiting === undefined ? openJoin(run, node, arrival) : run.state.visits[waiting]!;
  const arrived = visit.arrived!;
  arrived[arrival.via!] = (arrived[arrival.via!] ?? 0) + 1;
  if (!node.element.incoming.every((flow) => (arrived[flow] ?? 0) > 0)) return;
  fire(run, node, visit);
}

function openJoin(run: Run, node: Node<Gateway>, arrival: Arrival): OpenVisit {
  const visit = newVisit(run, node, arrival.scope);
  visit.arrived = {};
  (run.state.scopes[arrival.scope]!.joins ??= {})[node.id] = visit.visit;
  wait(run, visit, { kind: 'join' });
  return visit;
}

/** Takes one token per incoming flow; what is left over begins the next round. */
function fire(run: Run, node: Node<Gateway>, visit: OpenVisit): void {
  const scope = run.state.scopes[visit.scope]!;
  const left: Record<string, number> = {};
  for (const [flow, count] of Object.entries(visit.arrived!)) if (count > 1) left[flow] = count - 1;
  delete scope.joins![node.id];
  delete visit.arrived;
  visit.waitingFor = null;
  scope.open -= node.element.incoming.length - 1;
  enter(run, node, visit);
  if (Object.keys(left).length === 0 || !run.state.scopes[visit.scope]) return;
  const next = openJoin(run, node, { node, scope: visit.scope, via: undefined });
  next.arrived = left;
}
