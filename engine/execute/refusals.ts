import type { Json, JsonObject } from '../../contracts/json.ts';
import type { RefusalCode } from '../../contracts/processes/refusals.ts';
import type { Refusal, Visit } from '../model/event.ts';
import type { InstanceState, OpenVisit } from '../model/state.ts';

export function refusal(code: RefusalCode, message: string): Refusal {
  return { code, message };
}

/** The open visit, or why there is none. */
export function openVisit(state: InstanceState, visit: Visit): OpenVisit | null {
  return Object.hasOwn(state.visits, visit) ? state.visits[visit]! : null;
}

export function notOpen(visit: Visit): Refusal {
  return refusal('visit-not-open', `visit ${visit} is not open: it has ended or never began`);
}

const DEEPEST = 100;

/** Variables from outside: plain JSON, names and numbers that survive every way they travel. */
export function refuseVariables(variables: JsonObject | undefined | null): Refusal | null {
  if (variables === undefined || variables === null) return null;
  if (typeof variables !== 'object' || Array.isArray(variables)) {
    return refusal('invalid-variables', 'variables must be an object');
  }
  for (const name of Object.keys(variables)) {
    if (name === '' || name === '__proto__')
      return refusal('invalid-variables', `variable name "${name}" is not allowed`);
    const problem = problemOf(variables[name], 0);
    if (problem !== null) return refusal('invalid-variables', `variable ${name}: ${problem}`);
  }
  return null;
}

function problemOf(value: Json | undefined, depth: number): string | null {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return null;
    case 'number':
      return isExact(value) ? null : `the number ${value} has more than 15 significant digits; send it as text`;
    case 'object':
      break;
    default:
      return `${typeof value} is no JSON`;
  }
  if (value === null) return null;
  if (depth > DEEPEST) return `nested deeper than ${DEEPEST}`;
  return problemInside(value, depth);
}

function problemInside(value: Json[] | JsonObject, depth: number): string | null {
  if (Array.isArray(value)) {
    for (const item of value) {
      const problem = problemOf(item, depth + 1);
      if (problem !== null) return problem;
    }
    return null;
  }
  for (const key of Object.keys(value)) {
    const problem = key === '__proto__' ? 'the key "__proto__" is not allowed' : problemOf(value[key], depth + 1);
    if (problem !== null) return problem;
  }
  return null;
}

/** At most 15 significant digits: the double stands for exactly one decimal number. */
function isExact(number: number): boolean {
  if (Number.isInteger(number) && Math.abs(number) < 1e15) return true;
  return Number.isFinite(number) && Number(number.toPrecision(15)) === number;
}
