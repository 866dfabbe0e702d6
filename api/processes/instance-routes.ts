import { z } from 'zod';
import {
  commandView,
  historyEntry,
  instanceRow,
  instanceState,
  instanceView,
  startInstanceBody,
} from '../../contracts/processes/api.ts';
import { variablesSchema } from '../../contracts/processes/variables.ts';
import type { EngineEvent } from '../../engine/model/event.ts';
import { pageQuery, pageSchema } from '../../domain/foundation/index.ts';
import {
  actorOf,
  listInstances,
  operate,
  readCommand,
  readHistory,
  readInstanceDetail,
  startInstance,
} from '../../domain/processes/index.ts';
import type { InstanceFilter, ProcessEngine } from '../../domain/processes/index.ts';
import { route } from '../framework/route.ts';
import type { AnyRoute } from '../framework/route.ts';
import { commandAnswer } from './answer.ts';
import { instantText, repeated } from './query-values.ts';

const byId = z.strictObject({ id: z.uuid() });
const reason = z.string().trim().min(1).max(1000);
const reasoned = z.strictObject({ reason });

const start = (engine: ProcessEngine): AnyRoute =>
  route({
    method: 'post',
    path: '/api/instances',
    access: { kind: 'verb', verb: 'start', subject: 'ProcessDefinition' },
    summary: 'Start an instance; its first task is there when this returns',
    body: startInstanceBody,
    response: z.object({ id: z.uuid(), command: commandView }),
    idempotency: 'command',
    handler: async ({ command, body }) => {
      const { version, businessKey, ...rest } = body;
      const started = await startInstance(engine, command, {
        ...rest,
        ...(version === undefined ? {} : { version }),
        ...(businessKey === undefined ? {} : { businessKey }),
      });
      const { status, body: sent } = commandAnswer({ ...started, instanceId: started.id });
      return { status: status === 200 ? 201 : 202, body: { id: started.id, command: sent! } };
    },
  });

const instanceQuery = z.strictObject({
  ...pageQuery,
  processKey: z.string().max(255).optional(),
  version: z.coerce.number().int().positive().optional(),
  businessKey: z.string().max(255).optional(),
  search: z.string().min(1).max(255).optional(),
  state: z.union([instanceState, z.array(instanceState)]).optional(),
  elementId: z.string().max(255).optional(),
  withIncident: z.stringbool().optional(),
  parentInstanceId: z.uuid().optional(),
  startedAfter: instantText.optional(),
  startedBefore: instantText.optional(),
  variable: repeated,
  sort: z.enum(['-started', 'started', 'moved', '-moved']).default('-started'),
});

const list = route({
  method: 'get',
  path: '/api/instances',
  access: { kind: 'verb', verb: 'read', subject: 'Instance' },
  summary: 'Instances by business key, state, process, element, searchable variables',
  query: instanceQuery,
  response: pageSchema(instanceRow),
  handler: async ({ actor, database, query }) => {
    const { variable: variables, state, ...filter } = query;
    const states = state === undefined ? {} : { states: [state].flat() };
    return { body: await listInstances(database, actor, { ...filter, ...states, variables } as InstanceFilter) };
  },
});

const read = route({
  method: 'get',
  path: '/api/instances/:id',
  access: { kind: 'verb', verb: 'read', subject: 'Instance' },
  summary: 'An instance with its tokens, variables and incidents',
  params: byId,
  response: instanceView,
  handler: async ({ actor, database, params }) => ({ body: await readInstanceDetail(database, actor, params.id) }),
});

const history = route({
  method: 'get',
  path: '/api/instances/:id/history',
  access: { kind: 'verb', verb: 'read', subject: 'Instance' },
  summary: 'What happened in an instance, step by step',
  params: byId,
  query: z.strictObject(pageQuery),
  response: pageSchema(historyEntry),
  handler: async ({ actor, database, params, query }) => {
    const { cursor, limit } = query;
    return {
      body: await readHistory(database, actor, params.id, { limit, ...(cursor === undefined ? {} : { cursor }) }),
    };
  },
});

type Given = Pick<EngineEvent, 'at' | 'actor'>;

/** `POST /api/instances/:id/{name}`: audited with its reason and sent as a command. */
function operation<Body extends { reason: string }>(
  engine: ProcessEngine,
  name: string,
  verb: 'operate' | 'cancel',
  body: z.ZodType<Body>,
  eventOf: (given: Given, body: Body) => EngineEvent,
  summary: string,
): AnyRoute {
  return route({
    method: 'post',
    path: `/api/instances/:id/${name}`,
    access: { kind: 'verb', verb, subject: 'Instance' },
    summary,
    params: byId,
    body,
    response: commandView,
    idempotency: 'command',
    handler: async ({ command, params, body: given }) => {
      const event = eventOf({ at: command.at.getTime(), actor: actorOf(command.actor) }, given);
      const permission = { verb, subject: 'Instance' } as const;
      return commandAnswer(
        await operate(engine, command, { instanceId: params.id, permission, event, reason: given.reason }),
      );
    },
  });
}

const variablesBody = z.strictObject({ variables: variablesSchema, scope: z.number().int().optional(), reason });
const modifyBody = z.strictObject({
  cancel: z.array(z.number().int()).max(100).default([]),
  start: z
    .array(z.strictObject({ elementId: z.string().max(255), position: z.enum(['before', 'after']).default('before') }))
    .max(100)
    .default([]),
  variables: variablesSchema.optional(),
  reason,
});

const operations = (engine: ProcessEngine): AnyRoute[] => [
  operation(
    engine,
    'cancel',
    'cancel',
    reasoned,
    (given, body) => ({ ...given, type: 'cancel', reason: body.reason }),
    'End an instance now',
  ),
  operation(
    engine,
    'suspend',
    'operate',
    reasoned,
    (given, body) => ({ ...given, type: 'suspend', reason: body.reason }),
    'Hold an instance',
  ),
  operation(
    engine,
    'resume',
    'operate',
    reasoned,
    (given, body) => ({ ...given, type: 'resume', reason: body.reason }),
    'Let an instance go on',
  ),
  operation(
    engine,
    'variables',
    'operate',
    variablesBody,
    (given, { scope, ...body }) => ({
      ...given,
      type: 'setVariables',
      ...(scope === undefined ? {} : { scope }),
      ...body,
    }),
    'Set variables',
  ),
  operation(
    engine,
    'modify',
    'operate',
    modifyBody,
    (given, { variables, ...body }) => ({ ...given, type: 'modify', ...body, ...(variables ? { variables } : {}) }),
    'Move tokens',
  ),
];

const commandStatus = route({
  method: 'get',
  path: '/api/commands/:id',
  access: { kind: 'verb', verb: 'read', subject: 'Command' },
  summary: 'What became of something that was sent',
  params: byId,
  response: commandView,
  handler: async ({ actor, database, params }) => ({ body: await readCommand(database, actor, params.id) }),
});

/** Running instances: start, look, operate, repair. */
export function instanceRoutes(engine: ProcessEngine): AnyRoute[] {
  return [start(engine), list, read, history, ...operations(engine), commandStatus];
}
