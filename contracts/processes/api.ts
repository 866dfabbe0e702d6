import { z } from 'zod';
import { variablesSchema } from './variables.ts';

/** Shapes of the REST interface around processes. Instants are ISO 8601 with offset, ids UUIDs. */
const instant = z.iso.datetime({ offset: true });
const id = z.uuid();
const code = z.string().min(1).max(255);
const localized = z.object({ zh: z.string(), en: z.string().optional() });
const actorName = z.string();

export const findingSchema = z.object({
  rule: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  elementId: z.string().nullable(),
  message: z.string(),
  params: z.record(z.string(), z.unknown()).optional(),
});

export const checkResultSchema = z.object({
  processes: z.array(z.object({ key: z.string(), hash: z.string() })),
  /** Of a DMN file. */
  decisions: z.array(z.object({ key: z.string(), name: z.string(), hash: z.string() })),
  findings: z.array(findingSchema),
});

export const deploymentBody = z.strictObject({
  resources: z
    .array(z.strictObject({ name: z.string().min(1).max(255), content: z.string().min(1).max(5_000_000) }))
    .min(1)
    .max(50),
  notes: z.string().max(2000).optional(),
  /** Draft that this came from; it is marked as published. */
  draftId: id.optional(),
});

export const deploymentResult = z.object({
  id,
  processes: z.array(z.object({ key: z.string(), version: z.number().int(), hash: z.string(), changed: z.boolean() })),
  decisions: z.array(z.object({ key: z.string(), version: z.number().int(), hash: z.string(), changed: z.boolean() })),
  forms: z.array(z.object({ key: z.string(), version: z.number().int() })),
  findings: z.array(findingSchema),
});

export const processView = z.object({
  key: z.string(),
  name: localized,
  version: z.number().int(),
  versionTag: z.string().nullable(),
  deployedAt: instant,
  deployedBy: actorName,
  /** Open instances by version. */
  open: z.record(z.string(), z.number().int()),
  incidents: z.number().int(),
  /** A person may start it by hand (it has a none start event). */
  startable: z.boolean(),
});

export const versionView = z.object({
  key: z.string(),
  version: z.number().int(),
  versionTag: z.string().nullable(),
  hash: z.string(),
  name: localized,
  labels: z.record(z.string(), localized),
  notes: z.string().nullable(),
  active: z.boolean(),
  deployedAt: instant,
  deployedBy: actorName,
  findings: z.array(findingSchema),
  searchable: z.array(z.object({ name: z.string(), type: z.enum(['string', 'number', 'boolean', 'date']) })),
  xml: z.string().optional(),
});

export const draftView = z.object({
  id,
  processKey: z.string(),
  name: localized,
  revision: z.number().int(),
  basedOn: z.number().int().nullable(),
  updatedAt: instant,
  updatedBy: actorName,
  xml: z.string().optional(),
});

export const startInstanceBody = z.strictObject({
  processKey: code,
  version: z.number().int().positive().optional(),
  businessKey: z.string().min(1).max(255).optional(),
  variables: variablesSchema.default({}),
});

/** `state` of something sent to an instance: `running` = it is known later under `GET /api/commands/{id}`. */
export const commandView = z.object({
  id,
  state: z.enum(['running', 'done', 'refused', 'withdrawn']),
  outcome: z.object({ code: z.string(), message: z.string() }).nullable(),
  instanceId: id,
});

export const instanceState = z.enum(['starting', 'active', 'suspended', 'completed', 'cancelled', 'failed']);

export const instanceRow = z.object({
  id,
  processKey: z.string(),
  processName: localized,
  version: z.number().int(),
  businessKey: z.string().nullable(),
  state: instanceState,
  startedAt: instant,
  startedBy: actorName.nullable(),
  endedAt: instant.nullable(),
  lastMovedAt: instant,
  parentInstanceId: id.nullable(),
  /** Elements where tokens wait, in both languages. */
  at: z.array(z.object({ elementId: z.string(), name: localized })),
  /** Open ones. */
  incidentCount: z.number().int(),
  variables: z.record(z.string(), z.unknown()),
});

export const waitingForView = z.looseObject({ kind: z.string() });

export const tokenView = z.object({
  visit: z.number().int(),
  elementId: z.string(),
  name: localized,
  /** `armed`: an event that waits beside a token (boundary, after a gateway). */
  state: z.enum(['waiting', 'armed']),
  waitingFor: waitingForView,
  since: instant,
  /** User task: who has it or may take it. */
  assignee: z.string().nullable().optional(),
  candidates: z.array(z.string()).optional(),
  due: instant.nullable().optional(),
});

export const incidentView = z.object({
  id,
  instanceId: id,
  processKey: z.string(),
  businessKey: z.string().nullable(),
  elementId: z.string(),
  name: localized,
  code: z.string(),
  message: z.string(),
  detail: z.record(z.string(), z.unknown()).nullable(),
  state: z.enum(['open', 'resolved']),
  resolution: z.string().nullable(),
  raisedAt: instant,
  resolvedAt: instant.nullable(),
});

export const instanceView = instanceRow.extend({
  versionId: id,
  /** What is shown includes every step up to here. */
  seq: z.number().int(),
  nextDeadline: instant.nullable(),
  tokens: z.array(tokenView),
  incidents: z.array(incidentView),
  children: z.array(z.object({ id, processKey: z.string(), state: instanceState, elementId: z.string().nullable() })),
});

/** One step of an instance, for the timeline: what caused it and what it did. */
export const historyEntry = z.object({
  seq: z.number().int(),
  epoch: z.number().int(),
  at: instant,
  type: z.string(),
  actor: actorName.nullable(),
  onBehalfOf: actorName.nullable(),
  event: z.looseObject({ type: z.string() }),
  trace: z.array(z.looseObject({ type: z.string() })),
  effects: z.array(z.looseObject({ type: z.string() })),
});

export const taskState = z.enum(['open', 'completing', 'completed', 'cancelled']);

export const taskRow = z.object({
  id,
  elementId: z.string(),
  name: localized,
  instanceId: id,
  processKey: z.string(),
  processName: localized,
  businessKey: z.string().nullable(),
  assignee: z.string().nullable(),
  candidates: z.object({ users: z.array(z.string()), roles: z.array(z.string()) }),
  due: instant.nullable(),
  followUp: instant.nullable(),
  priority: z.number().int(),
  state: taskState,
  createdAt: instant,
  endedAt: instant.nullable(),
  completedBy: z.string().nullable(),
  outcome: z.string().nullable(),
  /** Rung of the ladder reached, 0 = none. */
  escalation: z.number().int(),
  breached: z.boolean(),
  version: z.number().int(),
});

export const taskView = taskRow.extend({
  formKey: z.string().nullable(),
  /** The form's schema (contracts/forms). */
  form: z.looseObject({}).nullable(),
  outcomes: z.array(z.object({ code: z.string(), label: localized.optional() })).nullable(),
  record: z.string().nullable(),
  /** What the form can show: process variables and the task's own. */
  variables: z.record(z.string(), z.unknown()),
  draft: z.record(z.string(), z.unknown()).nullable(),
  /** What the asking person may do now. */
  may: z.array(z.enum(['claim', 'unclaim', 'complete', 'assign', 'comment', 'draft'])),
  comments: z.array(z.object({ id, author: z.string(), text: z.string(), at: instant })),
  instruction: localized.nullable(),
});

export const completeTaskBody = z.strictObject({
  variables: variablesSchema.default({}),
  outcome: z.string().min(1).max(100).optional(),
  version: z.number().int().optional(),
});

export const publishMessageBody = z.strictObject({
  name: code,
  correlationKey: z.string().max(255).nullish(),
  variables: variablesSchema.default({}),
  messageId: z.string().min(1).max(255).optional(),
  /** Seconds or an ISO 8601 duration the message may wait; 0 = only who waits now. */
  ttl: z
    .union([z.number().int().min(0).max(31_536_000), z.string().regex(/^P(?=.)(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?$/)])
    .optional(),
});

export const broadcastSignalBody = z.strictObject({ name: code, variables: variablesSchema.default({}) });

export const messageView = z.object({
  id,
  name: z.string(),
  messageId: z.string(),
  correlationKey: z.string().nullable(),
  state: z.enum(['buffered', 'assigned', 'delivered', 'expired']),
  publishedAt: instant,
  expiresAt: instant.nullable(),
  instanceId: id.nullable(),
});

/** Why something does not go on. */
export const stuckReasons = [
  'overdue',
  'nobody-can-take-it',
  'incident',
  'waiting-for-message',
  'slow',
  'child-stuck',
  'engine-failure',
] as const;

export const stuckRow = z.object({
  reason: z.enum(stuckReasons),
  instanceId: id,
  processKey: z.string(),
  processName: localized,
  businessKey: z.string().nullable(),
  elementId: z.string(),
  name: localized,
  since: instant,
  taskId: id.nullable(),
  incidentId: id.nullable(),
  assignee: z.string().nullable(),
  candidates: z.array(z.string()),
  due: instant.nullable(),
  /** Message awaited, with the nearest message that did not match. */
  message: z
    .object({ name: z.string(), correlationKey: z.string().nullable(), nearest: messageView.nullable() })
    .nullable(),
  detail: z.string().nullable(),
  remedies: z.array(
    z.enum(['remind', 'assign', 'retry', 'skip', 'send-message', 'cancel', 'open-child', 'grant-role', 'change-due']),
  ),
});

/** A published form, as the modeler offers it. */
export const formItem = z.object({ key: z.string(), version: z.number().int(), title: localized });

export const notificationView = z.object({
  id,
  action: z.enum(['remind', 'escalate', 'breach']),
  stage: z.number().int(),
  taskId: id,
  name: localized,
  businessKey: z.string().nullable(),
  at: instant,
  seen: z.boolean(),
});
