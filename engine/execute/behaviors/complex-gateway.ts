import type { JsonObject } from '../../../contracts/json.ts';
import type { FlowId, Gateway } from '../../model/process.ts';
import type { OpenVisit } from '../../model/state.ts';
import { evaluateCondition } from '../expression.ts';
import { settle } from '../incidents.ts';
import { hold, tokensOf } from '../joins.ts';
import type { Behavior, Flow, Node, Run } from '../kernel.ts';
import { openLocals } from '../mappings.ts';
import { close, enter, guard, isOpen, leave, newVisit, noFlow } from '../tokens.ts';

/**
 * Waits for its start until the activation condition is true, takes one token per incoming flow that has one, and goes
 * on by the conditions behind it. Then it waits for its reset: until no token can come any more over the flows that had
 * none; it takes those that came meanwhile and goes on again. The conditions see which of the two it is in
 * `waitingForStart`. The default flow, and an incident when there is none, belong to the start (13.4.5).
 */
export const complexGateway: Behavior<Gateway> = {
  arrive(run, node, arrival) {
    if (node.element.activationCondition === undefined) {
      enter(run, node, newVisit(run, node, arrival.scope, arrival.via));
      return;
    }
    const gateway = hold(run, node, arrival);
    if (gateway.reset) return;
    settle(run, gateway, 'retried');
    guard(run, gateway, 'work', () => startIfActive(run, node, gateway));
  },
  ready: reset,
  repeat: startIfActive,
  enter(run, node, visit) {
    const isStart = visit.reset === undefined;
    openLocals(run, visit, { waitingForStart: isStart });
    const taken = node.outgoing.filter((flow) => !flow.isDefault && isOpen(run, visit.visit, flow));
    leave(run, visit, taken.length > 0 || !isStart ? taken : [otherwise(run, node, visit)]);
  },
};

function otherwise(run: Run, node: Node<Gateway>, visit: OpenVisit): Flow {
  return node.outgoing.find((flow) => flow.isDefault) ?? noFlow(run, node, visit.visit);
}

function startIfActive(run: Run, node: Node<Gateway>, gateway: OpenVisit): void {
  const scope = run.state.scopes[gateway.scope]!;
  run.state.scopes[gateway.visit] = {
    visit: gateway.visit,
    elementId: node.id,
    parent: gateway.scope,
    variables: counts(node, gateway),
    open: 0,
  };
  const isActive = evaluateCondition(run, gateway.visit, node.element.activationCondition!);
  delete run.state.scopes[gateway.visit];
  if (!isActive) return;
  const taken = take(gateway, (flow) => (gateway.arrived![flow] ?? 0) > 0);
  gateway.reset = taken;
  // One token goes on, one stays for the reset.
  scope.open += 2 - taken.length;
  run.touched.add(gateway.scope);
  enter(run, node, newVisit(run, node, gateway.scope));
}

/** What the activation condition sees: tokens per incoming flow by its id, and all of them together. */
function counts(node: Node<Gateway>, gateway: OpenVisit): JsonObject {
  const perFlow = node.element.incoming.map((flow) => [flow, gateway.arrived![flow] ?? 0] as const);
  return { ...Object.fromEntries(perFlow), activationCount: tokensOf(gateway), waitingForStart: true };
}

/** Takes one token off each flow that passes the test. */
function take(gateway: OpenVisit, test: (flow: FlowId) => boolean): FlowId[] {
  const taken = Object.keys(gateway.arrived!).filter(test);
  const left: Record<FlowId, number> = {};
  for (const [flow, count] of Object.entries(gateway.arrived!)) {
    const rest = taken.includes(flow) ? count - 1 : count;
    if (rest > 0) left[flow] = rest;
  }
  gateway.arrived = left;
  return taken;
}

function reset(run: Run, node: Node<Gateway>, gateway: OpenVisit): void {
  const scope = run.state.scopes[gateway.scope]!;
  const first = gateway.reset!;
  scope.open -= take(gateway, (flow) => !first.includes(flow)).length;
  delete gateway.reset;
  const visit = newVisit(run, node, gateway.scope);
  visit.reset = [];
  if (Object.keys(gateway.arrived!).length === 0) {
    delete scope.joins![node.id];
    close(run, gateway, 'completed');
    enter(run, node, visit);
    return;
  }
  enter(run, node, visit);
  if (run.state.scopes[gateway.scope] === scope) {
    guard(run, gateway, 'work', () => startIfActive(run, node, gateway));
  }
}
