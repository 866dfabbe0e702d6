import { z } from 'zod';
import type { JsonObject } from '../json.ts';

/**
 * The scenario file: a process test that people write, that `millrace test` runs, and that guards publishing
 * (docs/guide). It runs in the pure engine with a virtual clock.
 */

const variables = z.record(z.string(), z.json()).transform((value) => value as JsonObject);
const elementId = z.string().min(1);
const ids = z.array(z.string());

/** How a service answers: with a result, a BPMN error, or a technical failure. */
const answer = z.union([
  z.strictObject({ result: variables.nullable().optional() }),
  z.strictObject({ bpmnError: z.string().min(1), message: z.string().optional(), variables: variables.optional() }),
  z.strictObject({ fail: z.string() }),
]);

const minutes = z.tuple([z.int().min(0), z.int().min(0)]);

/** A working calendar; `offsets` are taken from the zone when they are left out. */
const calendar = z.strictObject({
  name: z.string().optional(),
  zone: z.string().default('UTC'),
  week: z.array(minutes),
  exceptions: z.record(z.string(), z.array(minutes)).default({}),
  offsets: z.array(z.tuple([z.number(), z.number()])).optional(),
});

const expectation = z.strictObject({
  /** Open user tasks and unanswered services, over all instances, repeated when open several times. */
  open: ids.optional(),
  /** The same with every waiting element. */
  active: ids.optional(),
  /** No instance is open. */
  ended: z.boolean().optional(),
  /** How many instances are open. */
  instances: z.int().min(0).optional(),
  /** These were entered in this order. */
  path: ids.optional(),
  /** Exactly these were entered. */
  exactPath: ids.optional(),
  /** Variables of the first instance; others are not looked at. */
  variables: variables.optional(),
  /** Elements with an open incident. */
  incidents: ids.optional(),
  /** Names of the messages (or ids of their elements) and ids of the timers that are waited for. */
  waiting: z.strictObject({ messages: ids.optional(), timers: ids.optional() }).optional(),
});

/** A step does exactly one of these … */
const actions = {
  expect: expectation.optional(),
  /** Answers the oldest open user task, or unanswered service, of the element. */
  complete: elementId.optional(),
  /** Moves the clock by an ISO duration. */
  advance: z.string().optional(),
  /** Moves the clock to the due time of the element. */
  fireTimer: elementId.optional(),
  message: z.string().min(1).optional(),
  signal: z.string().min(1).optional(),
  /** Reports a BPMN error or escalation on the element. */
  throw: elementId.optional(),
  setVariables: variables.optional(),
  /** Starts an instance of the process. */
  start: z.string().min(1).optional(),
  /** Chooses activities of the oldest open ad-hoc subprocess of that id. */
  choose: elementId.optional(),
  /** Variables known outside of instances: starts every process whose conditional start event they make true. */
  conditions: variables.optional(),
  /** Repairs the oldest incident of the element. */
  retry: elementId.optional(),
  skip: elementId.optional(),
  changeDue: elementId.optional(),
  suspend: z.literal(true).optional(),
  resume: z.literal(true).optional(),
  cancel: z.literal(true).optional(),
};

/** … with these details. */
const details = {
  variables: variables.optional(),
  times: z.int().min(1).max(100_000).optional(),
  outcome: z.string().optional(),
  /** User who completes. */
  by: z.string().optional(),
  correlationKey: z.string().optional(),
  messageId: z.string().optional(),
  bpmnError: z.string().min(1).optional(),
  escalation: z.string().min(1).optional(),
  businessKey: z.string().optional(),
  due: z.string().nullable().optional(),
  /** Of `choose`: what to begin, and whether nothing more is to be done after it. */
  elements: ids.optional(),
  done: z.literal(true).optional(),
  /** Of `cancel`: what was completed is undone first. */
  compensate: z.literal(true).optional(),
  /** The step must be refused. */
  refused: z.literal(true).optional(),
  /** For people; not looked at. */
  comment: z.string().optional(),
};

export const scenarioActions = Object.keys(actions) as (keyof typeof actions)[];

const step = z.strictObject({ ...actions, ...details }).superRefine((value, context) => {
  const named = scenarioActions.filter((action) => value[action] !== undefined);
  if (named.length !== 1) {
    const message = `a step does exactly one of ${scenarioActions.join(', ')}; this one does ${named.join(', ') || 'none'}`;
    context.addIssue({ code: 'custom', message });
  }
  if (value.throw !== undefined && (value.bpmnError === undefined) === (value.escalation === undefined)) {
    context.addIssue({ code: 'custom', message: 'throw needs either bpmnError or escalation' });
  }
  if (value.changeDue !== undefined && value.due === undefined) {
    context.addIssue({ code: 'custom', message: 'changeDue needs due: a date and time, or null' });
  }
});

export const scenarioSchema = z.strictObject({
  name: z.string().optional(),
  /** Relative to the scenario file. */
  files: z.array(z.string().min(1)).min(1),
  /** May be left out when the files contain one process. */
  process: z.string().optional(),
  /** Start of the virtual clock. */
  at: z.string().optional(),
  /** May be left out when steps start instances. */
  start: z.strictObject({ variables: variables.optional(), businessKey: z.string().optional() }).optional(),
  /** Answers by service type or element id; several are given one after the other, the last for good. */
  services: z.record(z.string(), z.union([answer, z.array(answer).min(1)])).default({}),
  calendars: z.record(z.string(), calendar).default({}),
  steps: z.array(step),
  /** For people; not looked at. */
  comment: z.string().optional(),
});

export type Scenario = z.infer<typeof scenarioSchema>;
export type ScenarioStep = Scenario['steps'][number];
export type ScenarioExpectation = NonNullable<ScenarioStep['expect']>;
export type ScenarioAnswer = z.infer<typeof answer>;
export type ScenarioCalendar = z.infer<typeof calendar>;

/** What a run of a scenario found; one line of `millrace test --json`. */
export interface ScenarioResult {
  passed: boolean;
  failures: string[];
  /** Every element entered, in order. */
  path: string[];
  open: string[];
  active: string[];
  ended: boolean;
  variables: JsonObject;
  incidents: string[];
}

/** Reads a scenario; a wrong one is described in one line per problem. */
export function parseScenario(value: unknown): { scenario: Scenario } | { problems: string[] } {
  const parsed = scenarioSchema.safeParse(value);
  if (parsed.success) return { scenario: parsed.data };
  return { problems: parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'scenario'}: ${message}`) };
}
