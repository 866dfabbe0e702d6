import { scriptService } from '../../../contracts/processes/names.ts';
import type { JsonObject } from '../../../contracts/json.ts';
import type { ScriptTask } from '../../model/process.ts';
import type { OpenVisit } from '../../model/state.ts';
import { activity } from '../activity.ts';
import { evaluate, wrongType } from '../expression.ts';
import type { Behavior, Run } from '../kernel.ts';
import { visibleVariables } from '../read-variables.ts';
import { askForService, cancelService } from '../service-call.ts';
import { scopeOf } from '../variables.ts';

/** A worker that goes away in the middle does not end a script; what the script itself does wrong is not repeated. */
const ATTEMPTS = 3;

/**
 * Evaluates a FEEL expression here; JavaScript runs outside, in a sandbox. Without a result variable the entries of the
 * result become variables.
 */
export const scriptTask: Behavior<ScriptTask> = activity<ScriptTask>({
  start(run, { element }, visit) {
    if (element.language === 'feel') return feelResult(run, element, visit);
    callScript(run, element, visit);
    return null;
  },
  repeat: (run, { element }, visit) => callScript(run, element, visit),
  withdraw: (run, _node, visit) => cancelService(run, visit),
});

function feelResult(run: Run, { source, resultVariable }: ScriptTask, visit: OpenVisit): JsonObject {
  const scope = scopeOf(run.state, visit);
  const value = evaluate(run, scope, `=${source}`);
  if (resultVariable !== undefined) return { [resultVariable]: value };
  if (value === null) return {};
  if (typeof value === 'object' && !Array.isArray(value)) return value;
  throw wrongType(run, scope, `=${source}`, 'a context of variables', value);
}

/** With its clock and the seed of its random numbers, so that the same visit always has the same result. */
function callScript(run: Run, { source, resultVariable }: ScriptTask, visit: OpenVisit): void {
  const { instanceId, epoch } = run.state;
  askForService(run, visit, {
    taskType: scriptService,
    headers: {},
    retries: ATTEMPTS,
    input: {
      source,
      variables: visibleVariables(run.state, scopeOf(run.state, visit)),
      now: run.at,
      seed: `${instanceId}:${epoch}:${visit.visit}`,
      ...(resultVariable === undefined ? {} : { resultVariable }),
    },
  });
}
