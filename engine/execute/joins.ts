import type { FlowId, Gateway } from '../model/process.ts';
import type { OpenVisit } from '../model/state.ts';
import type { Arrival, Node, Run } from './kernel.ts';
import { switches } from './switches.ts';
import { newVisit } from './tokens.ts';
import { wait } from './wait.ts';

/** A token has come to a join: it is held until the join goes on. */
export function hold(run: Run, node: Node<Gateway>, arrival: Arrival): OpenVisit {
  const visit = openJoin(run, node, arrival.scope);
  const arrived = visit.arrived!;
  const fills = run.state.behaviour >= switches.movedTokensFillJoins;
  const flow = arrival.via ?? (fills ? emptyFlow(node, arrived) : 'undefined');
  arrived[flow] = (arrived[flow] ?? 0) + 1;
  if (run.graph.looksAround) run.touched.add(arrival.scope);
  return visit;
}

function emptyFlow(node: Node<Gateway>, arrived: Record<FlowId, number>): FlowId {
  const { incoming } = node.element;
  return incoming.find((flow) => !arrived[flow]) ?? incoming[0]!;
}

/** The visit that holds the tokens of a join in a scope; begun with the first of them. */
export function openJoin(run: Run, node: Node<Gateway>, scope: number): OpenVisit {
  const joins = (run.state.scopes[scope]!.joins ??= {});
  if (Object.hasOwn(joins, node.id)) return run.state.visits[joins[node.id]!]!;
  const visit = newVisit(run, node, scope);
  visit.arrived = {};
  joins[node.id] = visit.visit;
  wait(run, visit, { kind: 'join' });
  return visit;
}

/**
 * Takes one token from each of the flows that have one; together they are one token from now on. What is left waits for
 * the next round.
 */
export function takeRound(run: Run, node: Node<Gateway>, visit: OpenVisit): Record<FlowId, number> {
  const scope = run.state.scopes[visit.scope]!;
  const left: Record<FlowId, number> = {};
  let taken = 0;
  for (const [flow, count] of Object.entries(visit.arrived!)) {
    if (count > 0) taken += 1;
    if (count > 1) left[flow] = count - 1;
  }
  delete scope.joins![node.id];
  delete visit.arrived;
  delete visit.blockedBy;
  visit.waitingFor = null;
  scope.open -= taken - 1;
  return left;
}

/** Tokens left over begin the next round. */
export function holdRest(run: Run, node: Node<Gateway>, scope: number, left: Record<FlowId, number>): void {
  if (Object.keys(left).length === 0 || !run.state.scopes[scope]) return;
  openJoin(run, node, scope).arrived = left;
}

/** How many tokens a visit stands for. */
export function tokensOf(visit: OpenVisit): number {
  if (!visit.arrived) return 1;
  const held = Object.values(visit.arrived).reduce((sum, count) => sum + count, 0);
  return held + (visit.reset ? 1 : 0);
}
