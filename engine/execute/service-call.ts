import type { Json } from '../../contracts/json.ts';
import type { Expression } from '../model/process.ts';
import type { OpenVisit } from '../model/state.ts';
import { evaluate, requireText, wrongType } from './expression.ts';
import type { Run } from './kernel.ts';
import { wait } from './wait.ts';
import { scopeOf, visibleVariables } from './variables.ts';

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
  const own = run.state.scopes[visit.visit];
  run.effects.push({
    type: 'callService',
    visit: visit.visit,
    elementId: visit.elementId,
    taskType,
    headers: spec.headers,
    input: own && visit.index === undefined ? { ...own.variables } : visibleVariables(run.state, scope),
    retries,
  });
  wait(run, visit, { kind: 'service', taskType });
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
