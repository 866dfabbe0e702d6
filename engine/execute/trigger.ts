import type { JsonObject } from '../../contracts/json.ts';
import type { OpenVisit } from '../model/state.ts';
import { EngineError } from './engine-error.ts';
import { partCame } from './event-parts.ts';
import { settle } from './incidents.ts';
import type { Run } from './kernel.ts';
import { refuseVariables } from './refusals.ts';
import { guard, nodeOf } from './tokens.ts';

/** What a visit waits for has come. */
export function trigger(run: Run, visit: OpenVisit, variables: JsonObject): void {
  const node = nodeOf(run, visit);
  guard(run, visit, 'leave', () => {
    if (visit.part === undefined) node.behavior.trigger!(run, node, visit, variables);
    else partCame(run, visit, variables);
  });
}

/** A result from outside that cannot be sent back: values that may not become variables are an incident. */
export function takeResult(run: Run, visit: OpenVisit, variables: JsonObject): void {
  settle(run, visit, 'retried');
  const problem = refuseVariables(variables);
  if (!problem) {
    visit.waitingFor = null;
    trigger(run, visit, variables);
    return;
  }
  guard(run, visit, 'work', () => {
    throw new EngineError('wrong-value', `the result of ${visit.elementId} cannot be taken: ${problem.message}`);
  });
}
