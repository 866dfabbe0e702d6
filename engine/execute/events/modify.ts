import type { Refusal, Visit } from '../../model/event.ts';
import type { ElementId } from '../../model/process.ts';
import type { InstanceState, OpenVisit } from '../../model/state.ts';
import { openContainer } from '../behaviors/sub-process.ts';
import type { EventOf, Handler, Question } from '../handler.ts';
import type { Node, Run } from '../kernel.ts';
import { tokensOf } from '../joins.ts';
import { notOpen, openVisit, refusal, refuseVariables } from '../refusals.ts';
import { cancelVisit, chooseFlows, consume, guard, leave, newVisit, spawn } from '../tokens.ts';
import { writeLocal } from '../variables.ts';

/** Moves tokens: some visits are cancelled, others begin before or after an element. */
export const modify: Handler<'modify'> = {
  whileSuspended: 'refuse',
  refuse(question, event) {
    for (const visit of event.cancel) {
      const open = openVisit(question.state, visit);
      if (!open || open.host !== undefined) return notOpen(visit);
      if (open.index !== undefined) return cannot(`${open.elementId} is one of several instances; cancel the whole`);
    }
    for (const { elementId } of event.start) {
      const refused = refusePlace(question, event, elementId);
      if (refused) return refused;
    }
    return refuseVariables(event.variables);
  },
  apply(run, event) {
    if (event.variables) writeLocal(run, 0, event.variables);
    const freed = event.cancel.flatMap((visit) => take(run, visit));
    for (const { elementId, position } of event.start) place(run, run.graph.nodes.get(elementId)!, position);
    for (const scope of freed) if (run.state.scopes[scope]) consume(run, scope);
  },
};

function cannot(message: string): Refusal {
  return refusal('cannot-move-here', message);
}

/** Cancels a visit; the tokens it held are counted off only when the new ones are in place. */
function take(run: Run, number: Visit): Visit[] {
  const visit = openVisit(run.state, number);
  if (!visit) return [];
  const tokens = tokensOf(visit);
  if (visit.arrived) delete run.state.scopes[visit.scope]!.joins![visit.elementId];
  cancelVisit(run, visit, 'cancelled');
  return new Array<Visit>(tokens).fill(visit.scope);
}

function place(run: Run, node: Node, position: 'before' | 'after'): void {
  const scope = scopeFor(run, node);
  if (position === 'before') {
    spawn(run, node, scope);
    return;
  }
  run.state.scopes[scope]!.open += 1;
  const visit = newVisit(run, node, scope);
  guard(run, visit, 'leave', () => leave(run, visit, chooseFlows(run, node, visit)));
}

/** The open scope in which the element lives; the subprocesses between are opened as needed. */
function scopeFor(run: Run, node: Node): Visit {
  const parent = node.element.scope;
  if (parent === undefined) return 0;
  const outer = run.graph.nodes.get(parent)!;
  const present = openVisitsOf(run.state, parent)[0];
  if (present) return present.visit;
  const scope = scopeFor(run, outer);
  run.state.scopes[scope]!.open += 1;
  const visit = newVisit(run, outer, scope);
  openContainer(run, outer, visit);
  return visit.visit;
}

function openVisitsOf(state: InstanceState, elementId: ElementId): OpenVisit[] {
  return Object.values(state.visits).filter((visit) => visit.elementId === elementId);
}

function refusePlace(question: Question, event: EventOf<'modify'>, elementId: ElementId): Refusal | null {
  const node = question.graph.nodes.get(elementId);
  if (!node) return refusal('element-unknown', `the process has no element ${elementId}`);
  if (node.element.kind === 'boundaryEvent') return cannot(`${elementId} is a boundary event; no token arrives there`);
  for (let scope = node.element.scope; scope !== undefined; scope = question.graph.nodes.get(scope)!.element.scope) {
    const element = question.graph.nodes.get(scope)!.element;
    if ('multiInstance' in element && element.multiInstance) return cannot(`${scope} is a multi-instance`);
    const open = openVisitsOf(question.state, scope).filter((visit) => !event.cancel.includes(visit.visit));
    if (open.length > 1) return cannot(`${scope} is open ${open.length} times`);
  }
  return null;
}
