import { z } from 'zod';
import { fault } from '../../contracts/errors.ts';
import {
  checkResultSchema,
  deploymentBody,
  deploymentResult,
  draftView,
  formItem,
  processView,
  versionView,
} from '../../contracts/processes/api.ts';
import { execute } from '../../domain/foundation/index.ts';
import {
  archiveDraft,
  createDraft,
  follow,
  listDrafts,
  listForms,
  listProcesses,
  listRevisions,
  listVersions,
  publish,
  readDraft,
  readVersion,
  saveDraft,
} from '../../domain/processes/index.ts';
import type { ProcessEngine } from '../../domain/processes/index.ts';
import { compileConverted } from '../../engine/convert/index.ts';
import { compileDecisions } from '../../engine/decide/compile/index.ts';
import { isDmnFile } from '../../engine/decide/compile/is-dmn.ts';
import { checkScripts } from '../../platform/scripts/check-scripts.ts';
import { route } from '../framework/route.ts';
import type { AnyRoute } from '../framework/route.ts';
import { describeDrawing } from './describe-drawing.ts';
import { publicationOf } from './publication.ts';

/** Drawings are at most this large. */
const LARGEST_XML = 5_000_000;
const read = { kind: 'verb', verb: 'read', subject: 'ProcessDefinition' } as const;
const draw = { kind: 'verb', verb: 'draw', subject: 'ProcessDefinition' } as const;
const byKey = z.strictObject({ key: z.string().min(1).max(255) });
const byId = z.strictObject({ id: z.uuid() });

const check = route({
  method: 'post',
  path: '/api/checks',
  access: draw,
  summary: 'Check and compile a diagram or a DMN file; stores nothing',
  rawBody: ['application/xml', 'text/xml', 'application/bpmn+xml', 'application/dmn+xml'],
  bodyLimit: LARGEST_XML,
  response: checkResultSchema,
  idempotency: 'none',
  handler: async ({ body }) => {
    const xml = body as string | Uint8Array;
    if (isDmnFile(xml)) {
      const { decisions, findings } = compileDecisions(xml);
      return {
        body: { processes: [], decisions: decisions.map(({ key, name, hash }) => ({ key, name, hash })), findings },
      };
    }
    const { processes, findings } = await compileConverted(xml);
    const scripts = await checkScripts(processes);
    return {
      body: {
        processes: scripts.length > 0 ? [] : processes.map(({ key, hash }) => ({ key, hash })),
        decisions: [],
        findings: [...findings, ...scripts],
      },
    };
  },
});

const forms = route({
  method: 'get',
  path: '/api/forms',
  access: read,
  summary: 'Published forms, newest version of each',
  response: z.object({ items: z.array(formItem) }),
  handler: async ({ database }) => ({ body: { items: await listForms(database) } }),
});

const deploy = (engine: ProcessEngine): AnyRoute =>
  route({
    method: 'post',
    path: '/api/deployments',
    access: { kind: 'verb', verb: 'publish', subject: 'ProcessDefinition' },
    summary: 'Publish diagrams, decisions and forms together, all or nothing',
    body: deploymentBody,
    bodyLimit: 4 * LARGEST_XML,
    response: deploymentResult,
    handler: async ({ body, command, database }) => {
      const { publication, findings } = await publicationOf(body);
      const { commands, ...published } = await execute(database, command, publish, publication);
      follow(engine, commands);
      return { status: 201, body: { ...published, findings } };
    },
  });

const processes = route({
  method: 'get',
  path: '/api/processes',
  access: read,
  summary: 'Published processes',
  response: z.object({ items: z.array(processView) }),
  handler: async ({ database }) => ({ body: { items: await listProcesses(database) } }),
});

const oneProcess = route({
  method: 'get',
  path: '/api/processes/:key',
  access: read,
  summary: 'One process with all its versions',
  params: byKey,
  response: processView.extend({ versions: z.array(versionView) }),
  handler: async ({ database, params }) => {
    const [process] = await listProcesses(database, params.key);
    if (!process) throw fault('not-found', { detail: `no process ${params.key}` });
    return { body: { ...process, versions: await listVersions(database, params.key) } };
  },
});

const version = route({
  method: 'get',
  path: '/api/processes/:key/versions/:version',
  access: read,
  summary: 'One version; `Accept: application/xml` gives the diagram',
  params: byKey.extend({ version: z.coerce.number().int().positive() }),
  response: versionView,
  handler: async ({ accepts, database, params }) => {
    const found = await readVersion(database, params.key, params.version);
    if (accepts('application/json', 'application/xml') !== 'application/xml') return { body: found };
    return { text: { type: 'application/xml; charset=utf-8', content: found.xml } };
  },
});

const drawing = { xml: z.string().min(1).max(LARGEST_XML) };
const revision = z.object({ id: z.uuid(), revision: z.number().int() });

const newDraft = route({
  method: 'post',
  path: '/api/drafts',
  access: draw,
  summary: 'Begin a draft',
  body: z.strictObject({ ...drawing, basedOn: z.number().int().nullable().default(null) }),
  bodyLimit: LARGEST_XML,
  response: revision,
  handler: async ({ body, command, database }) => {
    const input = { ...body, ...(await describeDrawing(body.xml)) };
    return { status: 201, body: await execute(database, command, createDraft, input) };
  },
});

const autosave = route({
  method: 'put',
  path: '/api/drafts/:id',
  access: draw,
  summary: 'Save a draft as its next revision; refused when somebody saved meanwhile',
  params: byId,
  body: z.strictObject({ ...drawing, revision: z.number().int() }),
  bodyLimit: LARGEST_XML,
  response: revision,
  handler: async ({ body, command, database, params }) => {
    const input = { ...body, id: params.id, ...(await describeDrawing(body.xml)) };
    return { body: await execute(database, command, saveDraft, input) };
  },
});

const drafts: AnyRoute[] = [
  newDraft,
  autosave,
  route({
    method: 'get',
    path: '/api/drafts',
    access: draw,
    summary: 'Drafts in work',
    response: z.object({ items: z.array(draftView) }),
    handler: async ({ database }) => ({ body: { items: await listDrafts(database) } }),
  }),
  route({
    method: 'get',
    path: '/api/drafts/:id',
    access: draw,
    summary: 'A draft with its drawing, the newest or an older revision',
    params: byId,
    query: z.strictObject({ revision: z.coerce.number().int().positive().optional() }),
    response: draftView,
    handler: async ({ database, params, query }) => ({ body: await readDraft(database, params.id, query.revision) }),
  }),
  route({
    method: 'get',
    path: '/api/drafts/:id/revisions',
    access: draw,
    summary: 'Saved states of a draft',
    params: byId,
    response: z.object({
      items: z.array(z.object({ revision: z.number().int(), savedAt: z.string(), savedBy: z.string() })),
    }),
    handler: async ({ database, params }) => ({ body: { items: await listRevisions(database, params.id) } }),
  }),
  route({
    method: 'delete',
    path: '/api/drafts/:id',
    access: draw,
    summary: 'Put a draft aside',
    params: byId,
    handler: async ({ command, database, params }) => {
      await execute(database, command, archiveDraft, params);
      return {};
    },
  }),
];

/** The catalogue of processes, drafts, and publishing. */
export function definitionRoutes(engine: ProcessEngine): AnyRoute[] {
  return [check, deploy(engine), processes, oneProcess, version, forms, ...drafts];
}
