import type { Json, JsonObject } from '../../contracts/json.ts';
import type { CallService } from '../model/effect.ts';
import type { Expression, ServiceTask } from '../model/process.ts';
import type { OpenVisit } from '../model/state.ts';
import { evaluate, requireText, wrongType } from './expression.ts';
import type { Run } from './kernel.ts';
import { ownVariables } from './mappings.ts';
import { nodeOf } from './tokens.ts';
import { wait } from './wait.ts';
import { visibleVariables } from './read-variables.ts';
import { scopeOf } from './variables.ts';

/** Technical attempts of a service that names none. */
const DEFAULT_RETRIES = 3;

export interface ServiceSpec {
  taskType: Expression;
  headers: Record<string, string>;
  retries?: Expression;
}

/** Asks for a service and waits for its result. Repeating keeps the visit, and so the idempotency key. */
export function callService(run: Run, visit: OpenVisit, spec: ServiceSpec): void {
  const scope = scopeOf(run.state, visit);
  const taskType = requireText(run, scope, spec.taskType, 'service type');
  const retries = spec.retries === undefined ? DEFAULT_RETRIES : attempts(run, scope, spec.retries);
  askForService(run, visit, { taskType, headers: spec.headers, input: inputOf(run, visit, scope), retries });
}

/** Sends the call off as it is. */
export function askForService(
  run: Run,
  visit: OpenVisit,
  call: Pick<CallService, 'taskType' | 'headers' | 'input' | 'retries'>,
): void {
  run.effects.push({ type: 'callService', visit: visit.visit, elementId: visit.elementId, ...call });
  wait(run, visit, { kind: 'service', taskType: call.taskType });
}

/** What the input mappings made, or everything visible when there are none. */
function inputOf(run: Run, visit: OpenVisit, scope: number): JsonObject {
  const { inputs } = nodeOf(run, visit).element as Pick<ServiceTask, 'inputs'>;
  const isMapped = visit.undoes ? inputs.length > 0 : run.state.scopes[visit.visit] && visit.index === undefined;
  return isMapped ? ownVariables(run, visit, inputs) : visibleVariables(run.state, scope);
}

function attempts(run: Run, scope: number, expression: Expression): number {
  const value: Json = evaluate(run, scope, expression);
  const count = typeof value === 'string' ? Number(value) : value;
  if (typeof count === 'number' && Number.isInteger(count) && count >= 0) return count;
  throw wrongType(run, scope, expression, 'a number of attempts', value);
}

/** Takes a running service back. */
export function cancelService(run: Run, visit: OpenVisit): void {
  if (visit.waitingFor?.kind !== 'service') return;
  visit.waitingFor = null;
  run.effects.push({ type: 'cancelService', visit: visit.visit });
}
