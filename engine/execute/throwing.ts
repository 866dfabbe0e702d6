import type { JsonObject } from '../../contracts/json.ts';
import type { Visit } from '../model/event.ts';
import type { EventDefinition, EventElement } from '../model/process.ts';
import type { OpenVisit } from '../model/state.ts';
import { fireBeside, interrupt } from './armed-events.ts';
import { EngineError } from './engine-error.ts';
import { beginEventSubProcess } from './event-sub-processes.ts';
import { evaluateText } from './expression.ts';
import { settle } from './incidents.ts';
import type { Node, Run } from './kernel.ts';
import { endInstance, nodeOf } from './tokens.ts';

export interface Thrown {
  type: 'error' | 'escalation';
  code: string;
  message?: string | undefined;
  variables: JsonObject;
}

interface Catcher {
  node: Node<EventElement>;
  definition: ErrorOrEscalation;
  /** The activity whose boundary event catches; absent for an event subprocess of `scope`. */
  host?: OpenVisit;
  scope: Visit;
}

type ErrorOrEscalation = Extract<EventDefinition, { type: 'error' | 'escalation' }>;

/**
 * Looks for who catches, from `start` outward scope by scope: first the event subprocesses of a scope, then the boundary
 * events of the subprocess; at each level an event that names the code goes before one that takes any.
 */
function findCatcher(run: Run, start: OpenVisit | undefined, thrown: Thrown): Catcher | null {
  for (let host = start; host; host = run.state.visits[host.scope]) {
    // A subprocess that is open again only to be undone catches nothing any more.
    if (host.undoes?.elementId === host.elementId) continue;
    const node = nodeOf(run, host);
    // The whole of a repeated subprocess has no event subprocesses; each of its instances has.
    if (!host.loop && run.state.scopes[host.visit]) {
      const inside = bestListener(run, host.visit, node.listeners, thrown);
      if (inside) return inside;
    }
    // Boundary events of a repeated activity act on the whole: they belong to the body, not to an inner instance.
    if (host.index !== undefined) continue;
    const best = bestOf(run, host.scope, node.boundaries as readonly Node<EventElement>[], thrown);
    if (best) return { ...best, host, scope: host.scope };
  }
  return run.state.scopes[0] ? bestListener(run, 0, run.graph.listeners, thrown) : null;
}

function bestListener(
  run: Run,
  scope: Visit,
  listeners: readonly Node<EventElement>[],
  thrown: Thrown,
): Catcher | null {
  if (listeners.length === 0 || run.state.scopes[scope]!.interrupted) return null;
  const best = bestOf(run, scope, listeners, thrown);
  return best && { ...best, scope };
}

function bestOf(
  run: Run,
  scope: Visit,
  events: readonly Node<EventElement>[],
  thrown: Thrown,
): Pick<Catcher, 'node' | 'definition'> | null {
  let any: Pick<Catcher, 'node' | 'definition'> | null = null;
  for (const node of events) {
    for (const definition of node.element.definitions) {
      if (definition.type !== thrown.type) continue;
      if (definition.code === undefined) any ??= { node, definition: definition as ErrorOrEscalation };
      else if (evaluateText(run, scope, definition.code) === thrown.code) return { node, definition };
    }
  }
  return any;
}

/** Throws from `start` outward: whether somebody in this instance catches, and whether that interrupts the thrower. */
function throwWithin(run: Run, start: OpenVisit | undefined, thrown: Thrown): 'uncaught' | 'beside' | 'interrupted' {
  const catcher = findCatcher(run, start, thrown);
  if (!catcher) return 'uncaught';
  const { host, node, definition, scope } = catcher;
  const variables = { ...thrown.variables, ...codeVariables(definition, thrown) };
  const interrupts = thrown.type === 'error' || node.element.interrupting === true;
  if (interrupts && start) settle(run, host ?? start, 'thrown');
  if (!host) beginEventSubProcess(run, node, scope, variables);
  else if (interrupts) interrupt(run, node, host, variables, thrown.type === 'error' ? 'error' : 'cancelled');
  else fireBeside(run, node, host.scope, variables);
  return interrupts ? 'interrupted' : 'beside';
}

function codeVariables(definition: EventDefinition, thrown: Thrown): JsonObject {
  const variables: JsonObject = {};
  if (definition.type !== 'error' && definition.type !== 'escalation') return variables;
  if (definition.codeVariable !== undefined) variables[definition.codeVariable] = thrown.code;
  if (definition.type === 'error' && definition.messageVariable !== undefined) {
    variables[definition.messageVariable] = thrown.message ?? null;
  }
  return variables;
}

/**
 * A BPMN error goes up scope by scope, then to the calling instance, which ends this one. Nobody there: an incident
 * that names the code.
 */
export function throwError(run: Run, start: OpenVisit | undefined, thrown: Thrown & { type: 'error' }): void {
  if (throwWithin(run, start, thrown) !== 'uncaught') return;
  if (!run.state.parent) {
    const said = thrown.message === undefined ? '' : `: ${thrown.message}`;
    throw new EngineError('uncaught-error', `nobody catches error ${thrown.code}${said}`, {
      errorCode: thrown.code,
      variables: thrown.variables,
    });
  }
  const { code, message, variables } = thrown;
  const event = { type: 'childError' as const, code, variables, ...(message === undefined ? {} : { message }) };
  run.effects.push({ type: 'notifyParent', event });
  endInstance(run, 'failed');
}

/** An escalation goes up likewise; uncaught it is recorded. Whether the path that threw it goes on. */
export function throwEscalation(
  run: Run,
  start: OpenVisit | undefined,
  from: OpenVisit,
  thrown: Thrown & { type: 'escalation' },
): boolean {
  const caught = throwWithin(run, start, thrown);
  if (caught !== 'uncaught') return caught === 'beside';
  const { code, variables } = thrown;
  if (run.state.parent) {
    run.effects.push({ type: 'notifyParent', event: { type: 'childEscalation', code, variables } });
    return true;
  }
  run.trace.push({
    type: 'note',
    elementId: from.elementId,
    visit: from.visit,
    code: 'escalation-uncaught',
    detail: { escalationCode: code },
  });
  return true;
}
