import { z } from 'zod';
import type { Json, JsonObject } from '../json.ts';

/** Deepest nesting and longest text of process variables; larger values belong into a record. */
const DEPTH = 20;
const TEXT = 65_536;
/** What a double keeps exactly; more digits travel as decimal text. */
const DIGITS = 15;

const NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** A variable's name: usable in FEEL, no name of JavaScript's own. */
export const variableName = z
  .string()
  .max(100)
  .regex(NAME, 'a name of letters, digits and _')
  .refine((name) => !FORBIDDEN.has(name), 'this name is reserved');

/** Process variables: JSON, numbers of at most 15 significant digits, no control characters in texts. */
export const variablesSchema = z
  .record(variableName, z.unknown())
  .superRefine((variables, context) => {
    for (const [name, value] of Object.entries(variables)) {
      const problem = problemOf(value, 0);
      if (problem) context.addIssue({ code: 'custom', path: [name], message: problem });
    }
  })
  .meta({
    description: 'Process variables: any JSON; numbers with at most 15 significant digits',
  }) as unknown as z.ZodType<JsonObject>;

/** Why a value is no process variable; `null` when it is one. */
export function problemOf(value: unknown, depth: number): string | null {
  if (value === null || typeof value === 'boolean') return null;
  if (typeof value === 'number') return numberProblem(value);
  if (typeof value === 'string') return textProblem(value);
  if (typeof value !== 'object') return 'is no JSON';
  if (depth >= DEPTH) return `is nested deeper than ${DEPTH}`;
  const entries = Array.isArray(value) ? value.map((item) => ['', item] as const) : Object.entries(value);
  for (const [name, inner] of entries) {
    if (FORBIDDEN.has(name)) return `has the reserved name ${name}`;
    const problem = problemOf(inner as Json, depth + 1);
    if (problem) return problem;
  }
  return null;
}

function numberProblem(value: number): string | null {
  if (!Number.isFinite(value)) return 'is no finite number';
  const digits = value.toExponential().replace(/e.*$/, '').replace(/[-.]/g, '').replace(/0+$/, '');
  return digits.length > DIGITS ? `has more than ${DIGITS} significant digits; send it as text` : null;
}

function textProblem(value: string): string | null {
  if (value.length > TEXT) return `is longer than ${TEXT} characters`;
  return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ud800-\udfff]/u.test(value) ? 'has control characters' : null;
}
