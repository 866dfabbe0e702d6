import { z } from 'zod';
import {
  decisionVersionView,
  decisionView,
  evaluateDecisionBody,
  evaluateDecisionResult,
} from '../../contracts/processes/decision-api.ts';
import {
  evaluatePublished,
  listDecisions,
  listDecisionVersions,
  readDecisionXml,
} from '../../domain/processes/index.ts';
import { route } from '../framework/route.ts';
import type { AnyRoute } from '../framework/route.ts';

const read = { kind: 'verb', verb: 'read', subject: 'Decision' } as const;
const byKey = z.strictObject({ key: z.string().min(1).max(255) });

const list = route({
  method: 'get',
  path: '/api/decisions',
  access: read,
  summary: 'Published decisions and decision services',
  response: z.object({ items: z.array(decisionView) }),
  handler: async ({ actor, database }) => ({ body: { items: await listDecisions(database, actor) } }),
});

const one = route({
  method: 'get',
  path: '/api/decisions/:key',
  access: read,
  summary: 'One decision with all its versions',
  params: byKey,
  response: z.object({ key: z.string(), versions: z.array(decisionVersionView) }),
  handler: async ({ actor, database, params: { key } }) => ({
    body: { key, versions: await listDecisionVersions(database, actor, key) },
  }),
});

const file = route({
  method: 'get',
  path: '/api/decisions/:key/versions/:version',
  access: read,
  summary: 'The DMN file of a version',
  params: byKey.extend({ version: z.coerce.number().int().positive() }),
  handler: async ({ actor, database, params: { key, version } }) => ({
    text: {
      type: 'application/xml; charset=utf-8',
      content: await readDecisionXml(database, actor, key, version),
    },
  }),
});

const evaluate = route({
  method: 'post',
  path: '/api/decisions/:key/evaluate',
  access: { kind: 'verb', verb: 'evaluate', subject: 'Decision' },
  summary: 'Make a decision; nothing is kept',
  params: byKey,
  body: evaluateDecisionBody,
  response: evaluateDecisionResult,
  idempotency: 'none',
  handler: async ({ body, command, database, params: { key } }) => ({
    body: await evaluatePublished(database, command, { key, ...body }),
  }),
});

/** The catalogue of decisions, and making one. */
export const decisionRoutes: readonly AnyRoute[] = [list, one, file, evaluate];
