import { z } from 'zod';
import { commandView, incidentView, stuckReasons, stuckRow } from '../../contracts/processes/api.ts';
import { variablesSchema } from '../../contracts/processes/variables.ts';
import { pageQuery, pageSchema } from '../../domain/foundation/index.ts';
import { actorOf, countStuck, listIncidents, listStuck, operate, readIncident } from '../../domain/processes/index.ts';
import type { IncidentFilter, ProcessEngine } from '../../domain/processes/index.ts';
import type { EngineEvent } from '../../engine/model/event.ts';
import { route } from '../framework/route.ts';
import type { AnyRoute } from '../framework/route.ts';
import { commandAnswer } from './answer.ts';
import { given } from './present.ts';

const byId = z.strictObject({ id: z.uuid() });
const reason = z.string().trim().min(1).max(1000);

const incidents = route({
  method: 'get',
  path: '/api/incidents',
  access: { kind: 'verb', verb: 'read', subject: 'Incident' },
  summary: 'What cannot go on without help',
  query: z.strictObject({
    ...pageQuery,
    state: z.enum(['open', 'resolved']).default('open'),
    processKey: z.string().max(255).optional(),
    instanceId: z.uuid().optional(),
    code: z.string().max(100).optional(),
  }),
  response: pageSchema(incidentView),
  handler: async ({ actor, database, query }) => ({
    body: await listIncidents(database, actor, query as IncidentFilter),
  }),
});

const repairBody = z.strictObject({ variables: variablesSchema.optional(), reason: reason.optional() });
const throwBody = z.strictObject({
  bpmnError: z.string().min(1).max(255),
  message: z.string().max(1000).optional(),
  variables: variablesSchema.default({}),
  reason: reason.optional(),
});

/** `POST /api/incidents/:id/{name}` */
function repair<Body extends { reason?: string | undefined }>(
  engine: ProcessEngine,
  name: string,
  body: z.ZodType<Body>,
  eventOf: (
    caused: Pick<EngineEvent, 'at' | 'actor'> & { incidentId: string; visit: number },
    body: Body,
  ) => EngineEvent,
  summary: string,
): AnyRoute {
  return route({
    method: 'post',
    path: `/api/incidents/:id/${name}`,
    access: { kind: 'verb', verb: 'operate', subject: 'Incident' },
    summary,
    params: byId,
    body,
    response: commandView,
    idempotency: 'command',
    handler: async ({ command, database, params, body: sent }) => {
      const { instanceId, visit } = await readIncident(database, params.id);
      const event = eventOf(
        { at: command.at.getTime(), actor: actorOf(command.actor), incidentId: params.id, visit },
        sent,
      );
      const permission = { verb: 'operate', subject: 'Incident' } as const;
      const why = sent.reason === undefined ? {} : { reason: sent.reason };
      return commandAnswer(await operate(engine, command, { instanceId, permission, event, ...why }));
    },
  });
}

const repairs = (engine: ProcessEngine): AnyRoute[] => [
  repair(
    engine,
    'retry',
    repairBody,
    (at, body) => ({ ...at, type: 'retryIncident', ...given(body) }),
    'Try the failed step again',
  ),
  repair(
    engine,
    'skip',
    repairBody,
    (at, body) => ({ ...at, type: 'skipIncident', ...given(body) }),
    'Go on as if the step had been done',
  ),
  repair(
    engine,
    'throw',
    throwBody,
    ({ at, actor, visit }, { bpmnError, message, variables }) => ({
      ...given({ at, actor, message }),
      visit,
      type: 'throwError',
      code: bpmnError,
      variables,
    }),
    'Take the error path that the diagram draws',
  ),
];

const stuck = route({
  method: 'get',
  path: '/api/stuck',
  access: { kind: 'verb', verb: 'read', subject: 'StuckBoard' },
  summary: 'Everything that does not go on, with reason and remedy',
  query: z.strictObject({
    reason: z.enum(stuckReasons).optional(),
    processKey: z.string().max(255).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(200),
  }),
  response: z.object({ items: z.array(stuckRow), counts: z.record(z.enum(stuckReasons), z.number().int()) }),
  handler: async ({ actor, database, query }) => ({
    body: { items: await listStuck(database, actor, given(query)), counts: await countStuck(database, actor) },
  }),
});

/** What went wrong and what does not go on. */
export function incidentRoutes(engine: ProcessEngine): AnyRoute[] {
  return [incidents, ...repairs(engine), stuck];
}
