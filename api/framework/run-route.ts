import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { fault } from '../../contracts/errors.ts';
import { identityFault } from '../../contracts/identity/errors.ts';
import type { Locale } from '../../contracts/identity/vocabulary.ts';
import { authenticate, hasCsrfToken, refuseCrossSite } from './authenticate.ts';
import type { Known } from './authenticate.ts';
import { admit, parseRequest, requestLocale, routeRequest } from './build-request.ts';
import { nameOf } from './check-routes.ts';
import type { Framework } from './context.ts';
import { commandKey, keepAnswer, releaseKey, requestHash, takeKey } from './idempotency.ts';
import type { KeyedRequest, StoredAnswer } from './idempotency.ts';
import type { AnyRoute, RouteRequest, RouteResponse } from './route.ts';

type Prepared = RouteRequest<unknown, unknown, unknown>;
type Handler = (request: Prepared) => Promise<RouteResponse<unknown>>;
/** Larger answers are made again instead of kept. */
const largestKept = 1024 * 1024;
const keySchema = z.string().regex(/^[\x21-\x7e]{1,200}$/, '1 to 200 printable ASCII characters without spaces');

/** One route as Express middleware: who, may they, what exactly, once. */
export function runRoute(route: AnyRoute, framework: Framework): RequestHandler {
  const name = nameOf(route);
  return async (request, response) => {
    response.locals['route'] = name;
    const at = framework.clock?.() ?? new Date();
    refuseCrossSite(request, framework.publicUrl && new URL(framework.publicUrl).origin);
    const known = await knownFor(route, request, framework, at);
    response.locals['user'] = known?.identity.person.username;
    const locale = requestLocale(request, known);
    response.locals['locale'] = locale;
    const actor = admit(route, known);
    const parsed = await parseRequest(request, route, locale);
    const keyed = keyedRequest(request, route, name, known, parsed.body, locale);
    const prepared = routeRequest({
      request,
      known,
      actor,
      parsed,
      at,
      locale,
      key: keyed && commandKey(keyed),
      database: framework.database,
      secure: framework.publicUrl?.startsWith('https:') === true || request.secure,
    });
    await answer(route, framework, prepared, keyed, request, response);
  };
}

/** A session without its anti-forgery token is refused; public routes go on as if nobody were logged in. */
async function knownFor(
  route: AnyRoute,
  request: Request,
  { database, identities }: Framework,
  at: Date,
): Promise<Known | undefined> {
  const known = await authenticate(request, database, identities, at);
  if (!known || hasCsrfToken(request, known.authentication)) return known;
  if (route.access.kind === 'public') return undefined;
  throw identityFault('csrf-missing', { detail: 'send the csrfToken of GET /api/session as X-CSRF-Token' });
}

function keyedRequest(
  request: Request,
  route: AnyRoute,
  name: string,
  known: Known | undefined,
  body: unknown,
  locale: Locale,
): KeyedRequest | undefined {
  const given = request.headers['idempotency-key'];
  if (given === undefined || route.method !== 'post' || route.idempotency === 'none' || !known) return undefined;
  const parsed = keySchema.safeParse(given);
  if (!parsed.success)
    throw fault('invalid-input', {
      detail: `Idempotency-Key: ${parsed.error.issues[0]!.message}`,
      errors: [{ path: 'Idempotency-Key', code: 'invalid', message: locale === 'en' ? 'not valid' : '无效' }],
    });
  const { userId } = known.authentication;
  return { userId, route: name, key: parsed.data, hash: requestHash(request.originalUrl, body) };
}

async function answer(
  route: AnyRoute,
  framework: Framework,
  prepared: Prepared,
  keyed: KeyedRequest | undefined,
  request: Request,
  response: Response,
): Promise<void> {
  const handler = route.handler as unknown as Handler;
  if (!keyed || route.idempotency === 'command') {
    send(await handler(prepared), route, framework, request, response);
    return;
  }
  const { database, processId } = framework;
  const first = await takeKey(database, keyed, processId, prepared.at);
  if (first) {
    response.setHeader('Idempotency-Replayed', 'true');
    sendStored(first, response);
    return;
  }
  let result: RouteResponse<unknown>;
  try {
    result = await handler(prepared);
  } catch (error) {
    await releaseKey(database, keyed, processId);
    throw error;
  }
  const kept = storable(result, route);
  if (kept) await keepAnswer(database, keyed, kept);
  else await releaseKey(database, keyed, processId);
  send(result, route, framework, request, response);
}

function storable(result: RouteResponse<unknown>, route: AnyRoute): StoredAnswer | undefined {
  if (result.stream || result.headers) return undefined;
  const status = statusOf(result, route);
  if (result.text) return { status, contentType: result.text.type, body: result.text.content };
  if (result.body === undefined) return { status, contentType: null, body: null };
  const body = JSON.stringify(result.body);
  return body.length > largestKept ? undefined : { status, contentType: 'application/json; charset=utf-8', body };
}

function statusOf(result: RouteResponse<unknown>, route: AnyRoute): number {
  if (result.status !== undefined) return result.status;
  return result.body === undefined && !result.text && route.method !== 'get' ? 204 : 200;
}

function sendStored(stored: StoredAnswer, response: Response): void {
  response.status(stored.status);
  if (stored.contentType) response.setHeader('Content-Type', stored.contentType);
  response.end(stored.body ?? undefined);
}

function send(
  result: RouteResponse<unknown>,
  route: AnyRoute,
  framework: Framework,
  request: Request,
  response: Response,
): void {
  for (const [header, value] of Object.entries(result.headers ?? {})) response.setHeader(header, value);
  if (result.stream) {
    result.stream(request, response);
    return;
  }
  response.status(statusOf(result, route));
  if (result.text) {
    const { type, content, filename } = result.text;
    if (filename) response.attachment(filename);
    response.setHeader('Content-Type', type);
    response.end(content);
    return;
  }
  if (result.body === undefined) {
    response.end();
    return;
  }
  const body = JSON.stringify(result.body);
  if (framework.checkResponses && route.response) checkResponse(route, body);
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.end(body);
}

/** In tests an answer that is not what the OpenAPI document says is an error. */
function checkResponse(route: AnyRoute, body: string): void {
  const parsed = (route.response as z.ZodType).safeParse(JSON.parse(body));
  if (parsed.success) return;
  throw new TypeError(`${nameOf(route)} answers something else than it says: ${z.prettifyError(parsed.error)}`);
}
