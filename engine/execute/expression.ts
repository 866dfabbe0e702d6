import type { Json, JsonObject } from '../../contracts/json.ts';
import type { Visit } from '../model/event.ts';
import type { Expression } from '../model/process.ts';
import { EngineError } from './engine-error.ts';
import type { CompiledFeel } from './feel.ts';
import { FeelError, compileFeel } from './feel.ts';
import type { Run } from './kernel.ts';
import { offsetAt } from './time/zone.ts';
import { readVariable } from './read-variables.ts';

/** Compiled expressions by source; a process has few, so the cache is emptied rather than aged. */
const compiled = new Map<string, CompiledFeel>();
const CACHE_SIZE = 5000;

export function feelOf(source: string): CompiledFeel {
  let feel = compiled.get(source);
  if (!feel) {
    feel = compileFeel(source);
    if (compiled.size >= CACHE_SIZE) compiled.clear();
    compiled.set(source, feel);
  }
  return feel;
}

/** True for `=…`; anything else stands for itself. */
export function isFeel(expression: Expression): boolean {
  return expression.charCodeAt(0) === 61;
}

/** Value of an expression as seen from `scope`; a literal is its own text. */
export function evaluate(run: Run, scope: Visit, expression: Expression): Json {
  if (!isFeel(expression)) return expression;
  const read = (name: string): Json | undefined => readVariable(run.state, scope, name);
  try {
    return feelOf(expression.slice(1)).evaluate(read, { now: run.at, offset: offsetAt(run.state.calendars, run.at) });
  } catch (error) {
    if (!(error instanceof FeelError)) throw error;
    throw new EngineError('expression-failed', `${expression}: ${error.message}`, {
      expression,
      values: valuesRead(run, scope, expression),
    });
  }
}

/** The variables that an expression reads, with their present values (`null` when missing). */
export function valuesRead(run: Run, scope: Visit, expression: Expression): JsonObject {
  const values: JsonObject = {};
  if (!isFeel(expression)) return values;
  for (const name of feelOf(expression.slice(1)).reads) values[name] = readVariable(run.state, scope, name) ?? null;
  return values;
}

/** A condition: `null` (a missing variable) counts as not true, any other value than a boolean is an incident. */
export function evaluateCondition(run: Run, scope: Visit, expression: Expression): boolean {
  const value = isFeel(expression) ? evaluate(run, scope, expression) : literalBoolean(expression);
  if (typeof value === 'boolean') return value;
  if (value === null) return false;
  throw wrongType(run, scope, expression, 'true or false', value);
}

function literalBoolean(text: string): Json {
  return text === 'true' ? true : text === 'false' ? false : text;
}

/** A text; numbers become text, `null` or a missing expression becomes `undefined`. */
export function evaluateText(run: Run, scope: Visit, expression: Expression | undefined): string | undefined {
  if (expression === undefined) return undefined;
  const value = evaluate(run, scope, expression);
  if (value === null) return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw wrongType(run, scope, expression, 'a text', value);
}

/** A text that must be there: names of messages, called processes, task types. */
export function requireText(run: Run, scope: Visit, expression: Expression, what: string): string {
  const text = evaluateText(run, scope, expression);
  if (text === undefined || text === '') {
    throw new EngineError('expression-type', `${what}: ${expression} has no value`, {
      expression,
      values: valuesRead(run, scope, expression),
    });
  }
  return text;
}

/** A list of texts: a FEEL list, or a comma-separated text. */
export function evaluateTexts(run: Run, scope: Visit, expression: Expression | undefined): string[] {
  if (expression === undefined) return [];
  const value = evaluate(run, scope, expression);
  if (value === null) return [];
  if (typeof value === 'string') return splitList(value);
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  throw wrongType(run, scope, expression, 'a text or a list of texts', value);
}

function splitList(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** A whole number of at least `least`. */
export function evaluateCount(run: Run, scope: Visit, expression: Expression, least: number): number {
  const value = evaluate(run, scope, expression);
  const count = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
  if (typeof count === 'number' && Number.isSafeInteger(count) && count >= least) return count;
  throw wrongType(run, scope, expression, `a whole number from ${least}`, value);
}

export function wrongType(run: Run, scope: Visit, expression: Expression, wanted: string, value: Json): EngineError {
  const shown = JSON.stringify(value).slice(0, 100);
  return new EngineError('expression-type', `${expression} gives ${shown} where ${wanted} is needed`, {
    expression,
    values: valuesRead(run, scope, expression),
  });
}
