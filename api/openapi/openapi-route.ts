import { z } from 'zod';
import { route } from '../framework/route.ts';
import type { AnyRoute } from '../framework/route.ts';
import { openApiDocument } from './document.ts';

/** `GET /api/openapi.json`, made from the same schemas that check the requests. */
export function openApiRoute(routes: readonly AnyRoute[]): AnyRoute {
  let document: Record<string, unknown> | undefined;
  const self: AnyRoute = route({
    method: 'get',
    path: '/api/openapi.json',
    access: { kind: 'public' },
    summary: 'This description of the API (OpenAPI 3.1)',
    response: z.looseObject({ openapi: z.literal('3.1.0') }),
    handler: async () => {
      document ??= openApiDocument([...routes, self]);
      return { body: document as { openapi: '3.1.0' } };
    },
  });
  return self;
}
