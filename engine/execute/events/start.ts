import type { JsonObject } from '../../../contracts/json.ts';
import type { CompiledElement, ElementId, FlowId, Gateway } from '../../model/process.ts';
import { listenForProcess } from '../event-sub-processes.ts';
import { evaluateText } from '../expression.ts';
import type { Handler, Question } from '../handler.ts';
import type { Node, Run } from '../kernel.ts';
import { refusal, refuseVariables } from '../refusals.ts';
import { openData } from '../scopes.ts';
import { rememberConsumed } from '../seen.ts';
import { writeLocal } from '../variables.ts';
import { close, enter, guard, newVisit, spawn, traceEntered } from '../tokens.ts';

/** Begins the instance at a start event; without a name at the one that waits for nothing. */
export const start: Handler<'start'> = {
  whileSuspended: 'refuse',
  refuse(question, event) {
    if (question.state.nextVisit > 1) return refusal('instance-started', 'the instance has begun already');
    if (waysIn(question, event.elementId).length === 0) {
      const wanted = event.elementId === undefined ? 'a start event without trigger' : `start event ${event.elementId}`;
      return refusal('no-such-start', `process ${question.process.key} has no ${wanted}`);
    }
    return refuseVariables(event.variables);
  },
  apply(run, event) {
    const { state } = run;
    state.businessKey = event.businessKey ?? state.businessKey;
    if (event.messageId !== undefined) rememberConsumed(state, event.messageId);
    run.trace.push({ type: 'state', state: 'active' });
    beginAt(run, waysIn(run, event.elementId), event.variables);
    state.businessKey ??= ownBusinessKey(run);
    listenForProcess(run);
  },
};

/**
 * Where to begin: the wanted way in; without a name the start event that waits for nothing, else one of a timer, else, in
 * a process without start events, everything that no flow leads to.
 */
function waysIn({ process, graph }: Pick<Question, 'process' | 'graph'>, wanted?: ElementId): ElementId[] {
  const { starts } = process;
  if (wanted !== undefined) return starts.filter((id) => id === wanted);
  const first = (test: (element: CompiledElement) => boolean): ElementId[] =>
    starts.filter((id) => test(graph.nodes.get(id)!.element)).slice(0, 1);
  const plain = first((element) => element.kind === 'startEvent' && element.definitions.length === 0);
  if (plain.length > 0) return plain;
  const timer = first((element) => element.kind === 'startEvent' && element.definitions[0]?.type === 'timer');
  if (timer.length > 0) return timer;
  return starts.filter((id) => isImplicit(graph.nodes.get(id)!.element));
}

function isImplicit(element: CompiledElement): boolean {
  if (element.kind === 'startEvent' || element.incoming.length > 0) return false;
  return element.kind !== 'receiveTask' || !element.instantiate;
}

/** A start event goes on at once, so that what it brings is there when the event subprocesses begin to listen. */
function beginAt(run: Run, ids: readonly ElementId[], variables: JsonObject): void {
  const node = run.graph.nodes.get(ids[0]!)!;
  const { element } = node;
  if (element.kind === 'startEvent') {
    run.state.scopes[0]!.open += 1;
    enter(run, node, newVisit(run, node, 0));
    return;
  }
  writeLocal(run, 0, variables);
  openOwnData(run);
  if (isImplicit(element)) for (const id of ids) spawn(run, run.graph.nodes.get(id)!, 0);
  else if (element.incoming.length > 0) beginBehindGateway(run, node, variables);
  else takeFirst(run, node, undefined, variables);
}

/** Data objects of a process that no start event begins; a value that fails leaves a note. */
function openOwnData(run: Run): void {
  try {
    openData(run, 0, run.process.data ?? []);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    run.trace.push({ type: 'note', code: 'data-object-failed', detail: { reason } });
  }
}

/** An instantiating event-based gateway: the event that came goes on; a parallel one waits for all the others too. */
function beginBehindGateway(run: Run, node: Node, variables: JsonObject): void {
  const via = node.element.incoming[0]!;
  const gateway = run.graph.nodes.get(run.process.flows[via]!.source)!;
  const visit = newVisit(run, gateway, 0);
  traceEntered(run, visit);
  close(run, visit, 'completed');
  const others = gateway.outgoing.filter(({ id }) => id !== via);
  if ((gateway.element as Gateway).instantiate === 'parallel') {
    for (const flow of others) spawn(run, flow.target, 0, flow.id);
  }
  takeFirst(run, node, via, variables);
}

function takeFirst(run: Run, node: Node, via: FlowId | undefined, variables: JsonObject): void {
  run.state.scopes[0]!.open += 1;
  const visit = newVisit(run, node, 0, via);
  traceEntered(run, visit);
  guard(run, visit, 'leave', () => node.behavior.trigger!(run, node, visit, variables));
}

/** The drawing's business key expression; one that fails leaves the instance without key and a note. */
function ownBusinessKey(run: Run): string | null {
  const expression = run.process.businessKey;
  if (expression === undefined || !run.state.scopes[0]) return null;
  try {
    return evaluateText(run, 0, expression) ?? null;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    run.trace.push({ type: 'note', code: 'business-key-failed', detail: { reason } });
    return null;
  }
}
