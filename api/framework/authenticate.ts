import type { Request } from 'express';
import { timingSafeEqual } from 'node:crypto';
import { identityFault } from '../../contracts/identity/errors.ts';
import { csrfTokenOf, recognizeSession, recognizeToken } from '../../domain/identity/index.ts';
import type { Identities, Identity } from '../../domain/identity/index.ts';
import type { Database } from '../../platform/database/database.ts';
import { sessionCookie } from './cookies.ts';
import type { Authentication } from './route.ts';

/** Somebody known by cookie or token, with the rights of this instant. */
export interface Known {
  authentication: Authentication;
  identity: Identity;
}

/** Who sends this request: by `Authorization: Bearer` or, without that header, by the session cookie. */
export async function authenticate(
  request: Request,
  database: Database,
  identities: Identities,
  at: Date,
): Promise<Known | undefined> {
  const header = request.headers.authorization;
  if (header !== undefined) {
    const token = /^Bearer ([\w.~+/=-]+)$/i.exec(header)?.[1];
    const found = token ? await recognizeToken(database, token, at) : undefined;
    const identity = found && (await identities.of(found.userId, at, found.version));
    return identity && { identity, authentication: { via: 'token', ref: found.ref, userId: found.userId } };
  }
  const secret = sessionCookie(request);
  const found = secret ? await recognizeSession(database, secret, at) : undefined;
  const identity = found && (await identities.of(found.userId, at, found.version));
  if (!identity || secret === undefined) return undefined;
  return { identity, authentication: { via: 'session', ref: found.ref, userId: found.userId, secret } };
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Changing requests of a session must carry its anti-forgery token (`X-CSRF-Token`, told by `GET /api/session`).
 * Tokens in `Authorization` need none: browsers do not send them by themselves.
 */
export function hasCsrfToken(request: Request, authentication: Authentication): boolean {
  if (safeMethods.has(request.method) || authentication.secret === undefined) return true;
  const given = request.headers['x-csrf-token'] ?? request.headers['x-xsrf-token'];
  return typeof given === 'string' && same(given, csrfTokenOf(authentication.secret));
}

/** Refuses what a page of another site lets a browser send, log-in included. */
export function refuseCrossSite(request: Request, publicOrigin: string | undefined): void {
  if (safeMethods.has(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  const { origin } = request.headers;
  const foreign =
    site === 'cross-site' || site === 'same-site' || (origin !== undefined && !isOwn(origin, request, publicOrigin));
  if (foreign && request.headers.authorization === undefined)
    throw identityFault('cross-site', { detail: 'requests from pages of other sites are refused' });
}

function isOwn(origin: string, request: Request, publicOrigin: string | undefined): boolean {
  if (origin === publicOrigin) return true;
  const host = request.headers.host;
  return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`);
}

function same(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
