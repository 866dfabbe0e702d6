import type { Json, JsonObject } from '../../../contracts/json.ts';
import type { CompiledDecision, DecisionProblem, MatchedTable } from '../../../contracts/processes/decision.ts';
import type { Problem } from '../../execute/feel/errors.ts';
import { FeelError } from '../../execute/feel/errors.ts';
import { toJson } from '../../execute/feel/json.ts';
import type { FeelEnvironment } from '../../execute/feel/scope.ts';
import { Scope } from '../../execute/feel/scope.ts';
import type { FeelContext, FeelValue } from '../../execute/feel/values.ts';
import { Evaluation } from './evaluation.ts';
import { PreparedDecision } from './prepare.ts';

export interface DecisionResult {
  /** As a process variable. */
  result: Json;
  matchedRules: MatchedTable[];
  problems: DecisionProblem[];
}

/** The value as FEEL sees it: decimals of 34 digits, dates as dates. */
export interface DecisionValue {
  value: FeelValue;
  matchedRules: MatchedTable[];
  problems: DecisionProblem[];
}

/** By content, so that the instances of a worker share the work; emptied rather than aged. */
const prepared = new Map<string, PreparedDecision>();
const MOST_PREPARED = 500;

function prepare(compiled: CompiledDecision): PreparedDecision {
  let decision = prepared.get(compiled.hash);
  if (!decision) {
    decision = new PreparedDecision(compiled);
    if (prepared.size >= MOST_PREPARED) prepared.clear();
    prepared.set(compiled.hash, decision);
  }
  return decision;
}

/**
 * Makes a decision: a pure function of the compiled form, the variables and the time. `key` is the id or the name of a
 * decision or decision service. Never throws; a problem marked `fatal` means that there is no answer.
 */
export function evaluateDecision(
  compiled: CompiledDecision | readonly CompiledDecision[],
  key: string,
  variables: JsonObject,
  environment: FeelEnvironment,
): DecisionResult {
  const { value, matchedRules, problems } = evaluateDecisionValue(compiled, key, variables, environment);
  try {
    return { result: toJson(value), matchedRules, problems };
  } catch (error) {
    if (!(error instanceof FeelError)) throw error;
    return {
      result: null,
      matchedRules,
      problems: [...problems, { elementId: key, message: error.message, fatal: true }],
    };
  }
}

export function evaluateDecisionValue(
  compiled: CompiledDecision | readonly CompiledDecision[],
  key: string,
  variables: FeelContext,
  environment: FeelEnvironment,
): DecisionValue {
  const decision = find(compiled, key);
  if (!decision) {
    const problem: DecisionProblem = { elementId: key, message: `there is no decision ${key}`, fatal: true };
    return { value: null, matchedRules: [], problems: [problem] };
  }
  const read = (name: string): FeelValue | undefined => (Object.hasOwn(variables, name) ? variables[name] : undefined);
  const scope = Scope.begin(read, environment);
  let value: FeelValue = null;
  let stopped: Problem[] = [];
  try {
    value = new Evaluation(prepare(decision), scope, variables).answer();
  } catch (error) {
    if (!(error instanceof FeelError) && !(error instanceof RangeError)) throw error;
    const message = error instanceof FeelError ? error.message : 'the decision goes too deep';
    stopped = [{ message, position: error instanceof FeelError ? error.position : 0, fatal: true }];
  }
  const problems = [...scope.problems, ...stopped].map((problem) => presented(problem, decision.key));
  return { value, matchedRules: [...scope.matched], problems };
}

function find(compiled: CompiledDecision | readonly CompiledDecision[], key: string): CompiledDecision | undefined {
  const decisions = 'formatVersion' in compiled ? [compiled] : compiled;
  return decisions.find((one) => one.key === key) ?? decisions.find((one) => one.name === key);
}

function presented({ message, position, elementId, expression, fatal }: Problem, key: string): DecisionProblem {
  return {
    elementId: elementId ?? key,
    message,
    ...(expression === undefined ? {} : { expression, position }),
    ...(fatal ? { fatal } : {}),
  };
}
