import { z } from 'zod';
import type { AnyRoute } from '../framework/route.ts';

type Schema = Record<string, unknown>;

const problem: Schema = {
  type: 'object',
  description: 'Why a request was refused (RFC 9457)',
  required: ['type', 'title', 'status', 'detail', 'code', 'errors'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string' },
    requestId: { type: 'string' },
    params: { type: 'object' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code', 'message'],
        properties: { path: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
};

/** The OpenAPI 3.1 document of a table of routes. */
export function openApiDocument(routes: readonly AnyRoute[]): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of [...routes].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Millrace', version: '1', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths,
    components: {
      schemas: { Problem: problem },
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'Personal access token of POST /api/tokens' },
        session: { type: 'apiKey', in: 'cookie', name: 'millrace_session' },
      },
    },
  };
}

function operation(route: AnyRoute): Record<string, unknown> {
  const { access } = route;
  return {
    operationId: operationId(route),
    summary: route.summary,
    tags: [route.path.split('/')[route.path.startsWith('/api/') ? 2 : 1]],
    parameters: parameters(route),
    ...requestBody(route),
    responses: responses(route),
    security: access.kind === 'public' ? [] : [{ token: [] }, { session: [] }],
    ...(access.kind === 'verb' ? { 'x-permission': { verb: access.verb, subject: access.subject } } : {}),
  };
}

/** `POST /api/tasks/:id/claim` → `postTasksByIdClaim` */
function operationId({ method, path }: AnyRoute): string {
  const words = path.replace(/^\/api\//, '').split(/[/.-]/);
  const name = words.map((word) => (word.startsWith(':') ? `By${capital(word.slice(1))}` : capital(word))).join('');
  return `${method}${name}`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function parameters(route: AnyRoute): Schema[] {
  const path = members(route.params).map(([name, schema]) => ({ name, in: 'path', required: true, schema }));
  const required = requiredOf(route.query);
  const query = members(route.query).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    schema: { type: 'string', maxLength: 200 },
    description: 'Repeating a request with the same key is safe for 7 days',
  };
  return [...path, ...query, ...(route.method === 'post' && route.idempotency !== 'none' ? [key] : [])];
}

function requestBody(route: AnyRoute): Record<string, unknown> {
  if (route.rawBody) {
    const content = Object.fromEntries(route.rawBody.map((type) => [type, { schema: { type: 'string' } }]));
    return { requestBody: { required: true, content } };
  }
  if (route.binaryBody)
    return { requestBody: { required: true, content: { 'application/octet-stream': { schema: {} } } } };
  if (!route.body) return {};
  return {
    requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(route.body, 'input') } } },
  };
}

function responses(route: AnyRoute): Record<string, unknown> {
  const refused = {
    description: 'Refused',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  const content = route.response
    ? { content: { 'application/json': { schema: jsonSchema(route.response, 'output') } } }
    : {};
  return { '2XX': { description: 'Done', ...content }, '4XX': refused, '5XX': refused };
}

function members(schema: z.ZodType | undefined): [string, Schema][] {
  if (!schema) return [];
  return Object.entries((jsonSchema(schema, 'input')['properties'] ?? {}) as Record<string, Schema>);
}

function requiredOf(schema: z.ZodType | undefined): string[] {
  return schema ? ((jsonSchema(schema, 'input')['required'] ?? []) as string[]) : [];
}

/** What JSON Schema cannot say (a refinement, a transformation) is left open rather than refused. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Schema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' }) as Schema;
  return rest;
}
