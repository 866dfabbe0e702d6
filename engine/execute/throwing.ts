import type { JsonObject } from '../../contracts/json.ts';
import type { EventDefinition, EventElement } from '../model/process.ts';
import type { OpenVisit } from '../model/state.ts';
import { fireBeside, interrupt } from './armed-events.ts';
import { EngineError } from './engine-error.ts';
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
  host: OpenVisit;
  node: Node<EventElement>;
}

/**
 * Looks for who catches, from `start` outward scope by scope: at each level an event that names the code goes before
 * one that takes any.
 */
function findCatcher(run: Run, start: OpenVisit | undefined, thrown: Thrown): Catcher | null {
  for (let host = start; host; host = run.state.visits[host.scope]) {
    // Boundary events of a multi-instance act on the whole: they belong to the body, not to an inner instance.
    if (host.index !== undefined) continue;
    const node = bestBoundary(run, host, thrown);
    if (node) return { host, node };
  }
  return null;
}

function bestBoundary(run: Run, host: OpenVisit, thrown: Thrown): Node<EventElement> | null {
  let any: Node<EventElement> | null = null;
  for (const boundary of nodeOf(run, host).boundaries as readonly Node<EventElement>[]) {
    const definition = boundary.element.definitions[0];
    if (definition?.type !== thrown.type) continue;
    if (definition.code === undefined) any ??= boundary;
    else if (evaluateText(run, host.scope, definition.code) === thrown.code) return boundary;
  }
  return any;
}

/** Throws from `start` outward; true when somebody in this instance catches. */
function throwWithin(run: Run, start: OpenVisit | undefined, thrown: Thrown): boolean {
  const catcher = findCatcher(run, start, thrown);
  if (!catcher) return false;
  const { host, node } = catcher;
  const variables = { ...thrown.variables, ...codeVariables(node.element.definitions[0]!, thrown) };
  if (thrown.type === 'escalation' && !node.element.interrupting) {
    fireBeside(run, node, host.scope, variables);
    return true;
  }
  settle(run, host, 'thrown');
  interrupt(run, node, host, variables, thrown.type === 'error' ? 'error' : 'cancelled');
  return true;
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
  if (throwWithin(run, start, thrown)) return;
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

/** An escalation goes up likewise; uncaught it is recorded and the path goes on. */
export function throwEscalation(
  run: Run,
  start: OpenVisit | undefined,
  from: OpenVisit,
  thrown: Thrown & { type: 'escalation' },
): void {
  if (throwWithin(run, start, thrown)) return;
  const { code, variables } = thrown;
  if (run.state.parent) {
    run.effects.push({ type: 'notifyParent', event: { type: 'childEscalation', code, variables } });
    return;
  }
  run.trace.push({
    type: 'note',
    elementId: from.elementId,
    visit: from.visit,
    code: 'escalation-uncaught',
    detail: { escalationCode: code },
  });
}
