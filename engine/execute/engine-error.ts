import type { Json, JsonObject } from '../../contracts/json.ts';

/** Parks the token that meets it as an incident. `values` are the variables that were read on the way. */
export class EngineError extends Error {
  readonly code: string;
  readonly detail: JsonObject;

  constructor(code: IncidentCode, message: string, detail: Record<string, Json> = {}) {
    super(message);
    this.name = 'EngineError';
    this.code = code;
    this.detail = detail;
  }
}

/** Codes of incidents. */
export const incidentCodes = [
  'expression-failed',
  'expression-type',
  'no-matching-flow',
  'uncaught-error',
  'decision-missing',
  'decision-failed',
  'service-failed',
  'child-cancelled',
  'child-failed',
  'endless-loop',
  'wrong-timer',
  'wrong-value',
  'engine-failure',
] as const;
export type IncidentCode = (typeof incidentCodes)[number];
