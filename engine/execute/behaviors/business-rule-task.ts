import type { Json, JsonObject } from '../../../contracts/json.ts';
import type { CompiledDecision, DecisionProblem } from '../../../contracts/processes/decision.ts';
import { evaluateDecision } from '../../decide/evaluate/index.ts';
import type { BusinessRuleTask } from '../../model/process.ts';
import { activity } from '../activity.ts';
import { bindingKey } from '../decisions.ts';
import { EngineError } from '../engine-error.ts';
import type { Behavior, Run } from '../kernel.ts';
import { offsetAt } from '../time/zone.ts';
import { visibleVariables } from '../read-variables.ts';
import { scopeOf } from '../variables.ts';

/** Makes a decision that the instance brought along; it and the rules that matched are noted. */
export const businessRuleTask: Behavior<BusinessRuleTask> = activity<BusinessRuleTask>({
  start(run, { element }, visit) {
    const compiled = decisionOf(run, element);
    const variables = visibleVariables(run.state, scopeOf(run.state, visit));
    const environment = { now: run.at, offset: offsetAt(run.state.calendars, run.at) };
    const { result, matchedRules, problems } = evaluateDecision(compiled, compiled.key, variables, environment);
    if (problems.length > 0) throw failed(compiled, problems, variables);
    const completion = completionOf(element, compiled, result);
    const detail = { decision: compiled.key, hash: compiled.hash, matchedRules: matchedRules as unknown as Json };
    run.trace.push({ type: 'note', elementId: element.id, visit: visit.visit, code: 'decision-made', detail });
    return completion;
  },
});

function decisionOf(run: Run, element: BusinessRuleTask): CompiledDecision {
  const { bound } = run.process;
  const key = bindingKey(element);
  if (bound && Object.hasOwn(bound, key)) return bound[key]!;
  const { decision, binding, versionTag } = element;
  const which = binding === 'versionTag' ? ` tagged ${versionTag ?? ''}` : '';
  throw new EngineError('decision-missing', `there was no decision ${decision}${which} when the instance started`, {
    decision,
    binding,
  });
}

function completionOf({ resultVariable }: BusinessRuleTask, { key }: CompiledDecision, result: Json): JsonObject {
  if (resultVariable !== undefined) return { [resultVariable]: result };
  if (result === null) return {};
  if (typeof result === 'object' && !Array.isArray(result)) return result;
  throw new EngineError('decision-failed', `${key}: without a result variable the result must be a context`, {
    decision: key,
    result,
  });
}

/** What does not fit anywhere in a decision stops the token: a factory would rather ask than guess. */
function failed(
  { key, inputs }: CompiledDecision,
  problems: readonly DecisionProblem[],
  variables: JsonObject,
): EngineError {
  const first = problems.find(({ fatal }) => fatal) ?? problems[0]!;
  const where = first.elementId === key ? key : `${key}, ${first.elementId}`;
  const values: JsonObject = {};
  for (const { name } of inputs) {
    if (name !== '__proto__') values[name] = Object.hasOwn(variables, name) ? variables[name]! : null;
  }
  const shown = problems.slice(0, 20).map(({ elementId, message, expression }) => ({
    elementId,
    message,
    ...(expression === undefined ? {} : { expression }),
  }));
  return new EngineError('decision-failed', `${where}: ${first.message}`, { decision: key, values, problems: shown });
}
