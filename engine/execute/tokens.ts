import type { JsonObject } from '../../contracts/json.ts';
import type { TraceEntry } from '../model/effect.ts';
import type { Visit } from '../model/event.ts';
import type { CompiledElement, EventElement, Expression, FlowId } from '../model/process.ts';
import type { OpenIncident, OpenVisit, Scope } from '../model/state.ts';
import { unwatch } from './conditions.ts';
import { disarmAll } from './deadlines.ts';
import { EngineError } from './engine-error.ts';
import { evaluateCondition, valuesRead } from './expression.ts';
import { raise, settle } from './incidents.ts';
import type { Flow, Node, Run } from './kernel.ts';
import { unsubscribe } from './subscriptions.ts';
import { closeUndoing } from './undoing-scope.ts';

/** Scope of a token whose scope was emptied while it was under way. */
export const NOWHERE = -1;

/** Puts a new token on its way to `node`. */
export function spawn(run: Run, node: Node, scope: Visit, via?: FlowId): void {
  run.state.scopes[scope]!.open += 1;
  run.queue.push({ node, scope, via });
}

export function newVisit(run: Run, node: Node, scope: Visit, via?: FlowId): OpenVisit {
  const visit: OpenVisit = {
    visit: run.state.nextVisit++,
    elementId: node.id,
    scope,
    enteredAt: run.at,
    waitingFor: null,
  };
  if (via !== undefined) visit.via = via;
  return visit;
}

/** Begins the visit of an element. */
export function enter(run: Run, node: Node, visit: OpenVisit): void {
  traceEntered(run, visit);
  if (countEntry(run, node, visit)) {
    raise(run, visit, 'enter', endless(run, node));
    return;
  }
  guard(run, visit, 'enter', () => node.behavior.enter(run, node, visit));
}

/** All scopes together may be entered this many times as often as one of them. */
const SCOPES_TOGETHER = 10;

/** True when it is too many: a loop enters one scope again and again; the instances of a multi-instance are as many as there are items. */
export function countEntry({ entered, state }: Run, node: Node, { scope, index }: OpenVisit): boolean {
  entered.all += 1;
  if (entered.all > state.elementLimit * SCOPES_TOGETHER) return true;
  if (index !== undefined && 'multiInstance' in node.element && node.element.multiInstance) return false;
  const here = (entered.perScope.get(scope) ?? 0) + 1;
  entered.perScope.set(scope, here);
  return here > state.elementLimit;
}

function endless(run: Run, node: Node): EngineError {
  return new EngineError(
    'endless-loop',
    `${run.state.elementLimit} elements were entered without a wait; stopped before ${node.id}`,
  );
}

export function traceEntered(run: Run, visit: OpenVisit): void {
  const { elementId, scope, via } = visit;
  const entry: TraceEntry = { type: 'entered', elementId, visit: visit.visit, scope };
  if (via !== undefined) entry.via = via;
  if (visit.index === undefined && isRepeated(nodeOf(run, visit).element)) entry.body = true;
  run.trace.push(entry);
}

function isRepeated(element: CompiledElement): boolean {
  return 'boundaries' in element && (element.multiInstance !== undefined || element.loop !== undefined);
}

/** Runs part of a visit; an exception parks this token only. */
export function guard(run: Run, visit: OpenVisit, stage: OpenIncident['stage'], work: () => void): void {
  try {
    work();
  } catch (error) {
    raise(run, visit, stage, error);
  }
}

/** Ends a visit normally; its token goes on over each of `flows`, or ends when there is none. */
export function leave(run: Run, visit: OpenVisit, flows: readonly Flow[]): void {
  close(run, visit, 'completed');
  for (const flow of flows) spawn(run, flow.target, visit.scope, flow.id);
  consume(run, visit.scope);
}

/** One token of a scope has ended; the scope ends with its last one. */
export function consume(run: Run, scope: Visit): void {
  const current = run.state.scopes[scope]!;
  current.open -= 1;
  if (scope !== 0) passed(run, scope);
  if (current.open === 0 && run.state.scopes[scope] === current) run.graph.scopeEmptied(run, current);
}

/** Tells an ad-hoc subprocess that something inside it is done. */
function passed(run: Run, scope: Visit): void {
  const visit = run.state.visits[scope]!;
  const node = nodeOf(run, visit);
  node.behavior.passed?.(run, node, visit);
}

/** The outgoing flows that a token takes: unconditional ones, true ones, else the default. */
export function chooseFlows(run: Run, node: Node, visit: OpenVisit): readonly Flow[] {
  const { outgoing } = node;
  if (outgoing.length === 0) return outgoing;
  if (outgoing.length === 1 && outgoing[0]!.condition === undefined) return outgoing;
  const { scope } = visit;
  const taken = outgoing.filter((flow) => !flow.isDefault && isOpen(run, scope, flow));
  if (taken.length > 0) return taken;
  return [outgoing.find((flow) => flow.isDefault) ?? noFlow(run, node, scope)];
}

export function isOpen(run: Run, scope: Visit, flow: Flow): boolean {
  return flow.condition === undefined || evaluateCondition(run, scope, flow.condition);
}

/** No condition is true and there is no default: the incident names the element and the values that were read. */
export function noFlow(run: Run, node: Node, scope: Visit): never {
  const values: JsonObject = {};
  for (const flow of node.outgoing) Object.assign(values, valuesRead(run, scope, flow.condition ?? ''));
  throw new EngineError('no-matching-flow', `no outgoing flow of ${node.id} matches`, { values });
}

export function nodeOf(run: Run, visit: { elementId: string }): Node {
  return run.graph.nodes.get(visit.elementId)!;
}

/** Takes a visit out of the state: timers, subscription, armed events, locals; and says how it was left. */
export function close(run: Run, visit: OpenVisit, how: 'completed' | 'cancelled' | 'error'): void {
  release(run, visit);
  settle(run, visit, 'cancelled');
  const { visits, scopes } = run.state;
  if (visits[visit.visit]) delete visits[visit.visit];
  if (scopes[visit.visit]) delete scopes[visit.visit];
  if (visit.undoes) closeUndoing(run.state, visit);
  if (run.graph.looksAround) run.touched.add(visit.scope);
  run.trace.push({ type: 'left', elementId: visit.elementId, visit: visit.visit, how });
}

/** Takes back what a visit waits for itself, and the events armed for it and for its scope. */
export function release(run: Run, visit: OpenVisit): void {
  if (visit.timers) disarmAll(run, visit);
  if (visit.subscription) unsubscribe(run, visit);
  if (visit.condition) unwatch(run.state, visit, conditionOf(run, visit));
  const scope = run.state.scopes[visit.visit];
  if (scope?.listeners) releaseListeners(run, scope);
  if (!visit.armed) return;
  const armed = visit.armed;
  delete visit.armed;
  takeBack(run, armed);
}

/** No event subprocess of the scope begins any more. */
export function releaseListeners(run: Run, scope: Scope): void {
  const { listeners } = scope;
  if (!listeners) return;
  delete scope.listeners;
  takeBack(run, listeners);
}

function takeBack(run: Run, armed: readonly Visit[]): void {
  for (const number of armed) {
    const event = run.state.visits[number];
    if (event) close(run, event, 'cancelled');
  }
}

/** The condition that a conditional event, or one part of a multiple event, waits for. */
export function conditionOf(run: Run, visit: OpenVisit): Expression {
  const element = nodeOf(run, visit).element as EventElement;
  const definition = element.definitions[visit.part ?? 0];
  return definition?.type === 'conditional' ? definition.condition : 'false';
}

/** Cancels a visit with everything inside it. Its token is not counted off: the caller moves or ends it. */
export function cancelVisit(run: Run, visit: OpenVisit, how: 'cancelled' | 'error', inside?: VisitsByScope): void {
  const node = nodeOf(run, visit);
  if (run.state.scopes[visit.visit]) cancelInside(run, visit.visit, inside);
  node.behavior.withdraw?.(run, node, visit, how);
  close(run, visit, how);
}

/** Looked up once, however many scopes are cancelled together. */
type VisitsByScope = ReadonlyMap<Visit, readonly OpenVisit[]>;

/** Cancels all tokens inside a scope, those under way included; events armed for the scope itself stay. */
export function cancelInside(run: Run, scope: Visit, known?: VisitsByScope): void {
  const current = run.state.scopes[scope]!;
  if (current.open === 0) return;
  const inside = known ?? Map.groupBy(Object.values(run.state.visits), (visit) => visit.scope);
  for (const visit of inside.get(scope) ?? []) {
    if (visit.host === undefined && run.state.visits[visit.visit]) cancelVisit(run, visit, 'cancelled', inside);
  }
  for (const arrival of run.queue) if (arrival.scope === scope) arrival.scope = NOWHERE;
  current.open = 0;
  delete current.joins;
}

/** Ends the whole instance. */
export function endInstance(run: Run, state: 'completed' | 'cancelled' | 'failed'): void {
  const root = run.state.scopes[0]!;
  cancelInside(run, 0);
  releaseListeners(run, root);
  const variables = root.variables;
  run.state.status = state;
  run.trace.push({ type: 'state', state });
  if (run.state.parent && state === 'completed') {
    run.effects.push({ type: 'notifyParent', event: { type: 'childCompleted', variables } });
  }
  if (run.state.parent && state === 'cancelled') {
    run.effects.push({ type: 'notifyParent', event: { type: 'childEnded', state } });
  }
  run.effects.push({ type: 'complete', state, variables });
  run.state.scopes = {};
  delete run.state.conditions;
  run.queue.length = 0;
}
