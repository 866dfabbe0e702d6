import { z } from 'zod';
import type { Json, JsonObject } from '../../contracts/json.ts';
import { problemOf, variablesSchema } from '../../contracts/processes/variables.ts';
import type { ScriptAnswer, ScriptRequest } from './sandbox.ts';

/** What a script task in JavaScript sends along (`engine/execute/behaviors/script-task.ts`). */
const scriptInput = z.object({
  source: z.string(),
  variables: z.record(z.string(), z.unknown()),
  now: z.number(),
  seed: z.string(),
  resultVariable: z.string().optional(),
});

export type ScriptOutcome =
  | { result: JsonObject }
  | { bpmnError: string; message: string; variables: JsonObject }
  /** The script cannot be carried out; the words say why and where. */
  | { fail: string };

/** Carries out a script task by `run`, and makes process variables of what it gives. */
export async function runScriptTask(
  input: JsonObject,
  run: (request: ScriptRequest) => ScriptAnswer | Promise<ScriptAnswer>,
): Promise<ScriptOutcome> {
  const { request, resultVariable } = read(input);
  return outcomeOf(await run(request), resultVariable);
}

/** The same where nothing can wait. */
export function runScriptTaskNow(input: JsonObject, run: (request: ScriptRequest) => ScriptAnswer): ScriptOutcome {
  const { request, resultVariable } = read(input);
  return outcomeOf(run(request), resultVariable);
}

function read(input: JsonObject): { request: ScriptRequest; resultVariable: string | undefined } {
  const { source, variables, now, seed, resultVariable } = scriptInput.parse(input);
  return { request: { source, variables: variables as JsonObject, now, seed }, resultVariable };
}

function outcomeOf(answer: ScriptAnswer, resultVariable: string | undefined): ScriptOutcome {
  if ('problem' in answer) {
    return { fail: answer.line === undefined ? answer.problem : `line ${answer.line}: ${answer.problem}` };
  }
  if ('bpmnError' in answer) {
    const made = asVariables(rounded(answer.variables), 'the variables of the error');
    return 'fail' in made ? made : { bpmnError: answer.bpmnError, message: answer.message, variables: made.result };
  }
  const value = rounded(answer.value);
  if (resultVariable !== undefined) {
    const problem = problemOf(value, 0);
    return problem === null ? { result: { [resultVariable]: value } } : { fail: `the result ${problem}` };
  }
  return value === null ? { result: {} } : asVariables(value, 'the result');
}

function asVariables(value: Json, what: string): { result: JsonObject } | { fail: string } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { fail: `${what}: without a result variable an object of variables is needed` };
  }
  const problem = problemOf(value, 0);
  if (problem !== null) return { fail: `${what} ${problem}` };
  const parsed = variablesSchema.safeParse(value);
  if (parsed.success) return { result: parsed.data };
  const [issue] = parsed.error.issues;
  return { fail: `${what}: ${issue!.path.join('.')} ${issue!.message}` };
}

/** JavaScript counts in doubles; a variable has the 15 digits of them that are sure. */
function rounded(value: Json): Json {
  if (typeof value === 'number') return Number.isInteger(value) ? value : Number(value.toPrecision(15));
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(rounded);
  // Entries of any name, `__proto__` too: what is not allowed is refused by name afterwards.
  const result = Object.create(null) as JsonObject;
  for (const key of Object.keys(value)) result[key] = rounded(value[key]!);
  return result;
}
