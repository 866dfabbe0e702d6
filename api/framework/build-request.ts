import type { Request } from 'express';
import { z } from 'zod';
import { fault } from '../../contracts/errors.ts';
import { identityFault } from '../../contracts/identity/errors.ts';
import type { Locale } from '../../contracts/identity/vocabulary.ts';
import { actingFor, newId } from '../../domain/foundation/index.ts';
import type { ActingUser, Origin } from '../../domain/foundation/index.ts';
import type { Known } from './authenticate.ts';
import { checkValue } from './json-body.ts';
import { localeOf } from './locale.ts';
import { parsePart } from './parse.ts';
import { readBody } from './read-body.ts';
import type { AnyRoute, RouteRequest } from './route.ts';

/** Nobody logged in: may do nothing that needs a right. */
const nobody: ActingUser = { user: 'anonymous', userId: '', ability: { can: () => false }, locale: 'zh-CN' };
const nothing = z.strictObject({});

/** The actor of a route, perhaps on behalf of somebody; refuses those who may not call it. */
export function admit(route: AnyRoute, known: Known | undefined): ActingUser {
  if (route.access.kind === 'public') return known?.identity.actor ?? nobody;
  if (!known) throw fault('not-logged-in', { detail: 'log in, or send a valid access token' });
  const { actor, person } = known.identity;
  if (route.access.kind === 'session') return actor;
  if (person.mustChangePassword)
    throw identityFault('must-change-password', { detail: 'change the initial password first' });
  const { verb, subject } = route.access;
  const acting = actingFor(actor, verb, subject);
  if (!acting)
    throw fault('forbidden', { detail: `${actor.user} may not ${verb} ${subject}`, params: { verb, subject } });
  return acting;
}

/** The language of an answer: what the client asks for, else the person's, else Chinese. */
export function requestLocale(request: Request, known?: Known): Locale {
  return localeOf(request.headers['accept-language'], known?.identity.person.locale);
}

/** Where a request comes from, for the audit. */
export function originOf(request: Request, known: Known | undefined): Origin {
  const device = request.headers['user-agent']?.slice(0, 300);
  return {
    via: known?.authentication.via === 'token' ? 'token' : 'app',
    ...(device === undefined ? {} : { device }),
    ...(request.ip === undefined ? {} : { address: request.ip }),
  };
}

/** What the handler gets before its key: everything parsed. */
export type Parsed = Pick<RouteRequest<unknown, unknown, unknown>, 'params' | 'query' | 'body'>;

/** Parses path, query and body; unknown fields are refused. */
export async function parseRequest(request: Request, route: AnyRoute, locale: Locale): Promise<Parsed> {
  const pathValues = { ...request.params };
  const queryValues = { ...(request.query as object) };
  checkValue(pathValues);
  checkValue(queryValues);
  const params = parsePart(route.params ?? nothing, pathValues, locale, 'path');
  const query = parsePart(route.query ?? nothing, queryValues, locale, 'query');
  if (route.method === 'get') return { params, query, body: undefined };
  const given = await readBody(request, route);
  if (route.rawBody || route.binaryBody) {
    if (given === undefined) throw fault('malformed-body', { detail: 'the body is empty' });
    return { params, query, body: given };
  }
  // A verb without input may be called with no body or an empty object.
  if (!route.body) return { params, query, body: parsePart(nothing.optional(), given, locale, 'body') };
  return { params, query, body: parsePart(route.body, given === undefined ? {} : given, locale, 'body') };
}

export interface Parts {
  request: Request;
  known: Known | undefined;
  actor: ActingUser;
  parsed: Parsed;
  at: Date;
  key: string | undefined;
  locale: Locale;
  database: RouteRequest<unknown, unknown, unknown>['database'];
  secure: boolean;
}

/** What the handler gets. */
export function routeRequest(parts: Parts): RouteRequest<unknown, unknown, unknown> {
  const { request, known, parsed, at, locale, database, secure } = parts;
  const actor = { ...parts.actor, locale };
  const origin = originOf(request, known);
  const key = parts.key ?? newId(at);
  return {
    ...parsed,
    actor,
    ability: actor.ability,
    database,
    origin,
    key,
    at,
    locale,
    secure,
    ...(known ? { authentication: known.authentication, identity: known.identity } : {}),
    accepts: (...types) => request.accepts(types) || undefined,
    command: { actor, at, key, origin },
  };
}
