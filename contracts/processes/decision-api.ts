import { z } from 'zod';
import type { JsonObject } from '../json.ts';
import { findingSchema } from './api.ts';
import { problemOf } from './variables.ts';

/** Shapes of the REST interface around decisions. */

/** Names of input data may contain spaces, so they are freer than those of process variables. */
export const decisionInput = z
  .record(z.string().min(1).max(255), z.unknown())
  .superRefine((values, context) => {
    for (const [name, value] of Object.entries(values)) {
      const problem = problemOf(value, 0);
      if (problem) context.addIssue({ code: 'custom', path: [name], message: problem });
    }
  })
  .meta({
    description:
      'Values of the input data by name; dates, times and durations as ISO 8601 texts, numbers of more than 15 digits as texts',
  }) as unknown as z.ZodType<JsonObject>;

export const evaluateDecisionBody = z.strictObject({
  variables: decisionInput.default({}),
  /** Without it the newest. */
  version: z.int().positive().optional(),
});

export const matchedTable = z.object({
  decision: z.string(),
  table: z.string(),
  rules: z.array(z.object({ id: z.string(), number: z.int() })),
});

export const decisionProblem = z.object({
  elementId: z.string(),
  message: z.string(),
  expression: z.string().optional(),
  position: z.int().optional(),
  fatal: z.literal(true).optional(),
});

export const evaluateDecisionResult = z.object({
  /** Any JSON. */
  result: z.unknown(),
  matchedRules: z.array(matchedTable),
  problems: z.array(decisionProblem),
});

export const decisionView = z.object({
  key: z.string(),
  name: z.string(),
  kind: z.enum(['decision', 'service']),
  version: z.int(),
  versionTag: z.string().nullable(),
  inputs: z.array(z.object({ name: z.string(), type: z.string().optional() })),
  deployedAt: z.iso.datetime({ offset: true }),
  deployedBy: z.string(),
});

export const decisionVersionView = decisionView.extend({
  hash: z.string(),
  /** Name of the file that it came in. */
  file: z.string(),
  findings: z.array(findingSchema),
});
