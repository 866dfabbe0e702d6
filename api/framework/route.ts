import type { IncomingMessage, ServerResponse } from 'node:http';
import type { z } from 'zod';
import type { Permission } from '../../contracts/permissions.ts';
import type { Ability, ActingUser, CommandContext, Origin } from '../../domain/foundation/index.ts';
import type { Identity } from '../../domain/identity/index.ts';
import type { Database } from '../../platform/database/database.ts';

/** Who may call a route. Record-level conditions are judged by the handler's command or query with the same ability. */
export type Access =
  /** No log-in needed: health, log-in itself. */
  | { kind: 'public' }
  /** Any logged-in person: own session, own preferences. */
  | { kind: 'session' }
  /** The verb on the subject, by rule; a rule with conditions lets the request through to the record check. */
  | ({ kind: 'verb' } & Permission);

/** How the person of a request is known. */
export interface Authentication {
  via: 'session' | 'token';
  /** Hash of the session, or id of the token. */
  ref: string;
  userId: string;
  /** Cookie secret of a session. */
  secret?: string;
}

export interface RouteRequest<Params, Query, Body> {
  params: Params;
  query: Query;
  body: Body;
  actor: ActingUser;
  ability: Ability;
  database: Database;
  origin: Origin;
  /** `Idempotency-Key` of the request, or a fresh one. */
  key: string;
  at: Date;
  locale: 'zh-CN' | 'en';
  /** Who is logged in and how; missing on public routes when nobody is. */
  authentication?: Authentication;
  identity?: Identity;
  /** Cookies must be marked secure. */
  secure: boolean;
  /** The first of these content types that the client accepts best. */
  accepts(...types: string[]): string | undefined;
  /** For commands that run in a transaction of their own: everything but the transaction. */
  command: Omit<CommandContext, 'tx'>;
}

export interface RouteResponse<Result> {
  status?: number;
  body?: Result;
  /** Instead of JSON: text with its content type. */
  text?: { type: string; content: string; filename?: string };
  headers?: Record<string, string | string[]>;
  /** Takes the connection over, for streams. */
  stream?(request: IncomingMessage, response: ServerResponse): void;
}

/**
 * What happens to a repeated POST with the same `Idempotency-Key`. `stored`: the first success is answered again.
 * `command`: the handler's own command makes it safe (`key` is the same again). `none`: nothing lasting is changed, or
 * the answer is a secret that must not be kept.
 */
export type Idempotency = 'stored' | 'command' | 'none';

/** One line of an area's route table. */
export interface Route<Params = unknown, Query = unknown, Body = unknown, Result = unknown> {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Express path below the root, such as `/api/tasks/:id/claim`. */
  path: string;
  access: Access;
  summary: string;
  params?: z.ZodType<Params>;
  query?: z.ZodType<Query>;
  body?: z.ZodType<Body>;
  /** Raw text bodies (BPMN XML, CSV) name their content types here instead of `body`. */
  rawBody?: string[];
  /** Any bytes: the handler gets a `Buffer`. */
  binaryBody?: boolean;
  response?: z.ZodType<Result>;
  /** Largest body in bytes; default 1 MiB. */
  bodyLimit?: number;
  /** Of a POST; default `stored`. */
  idempotency?: Idempotency;
  /** Not in the access log: asked all the time by machines. */
  quiet?: boolean;
  handler(request: RouteRequest<Params, Query, Body>): Promise<RouteResponse<Result>>;
}

/** A route of any types, as the router sees it. */
export type AnyRoute = Route<never, never, never, unknown>;

/** Gives a route its types: `route({ method: 'get', path: '/api/items', … })`. */
export function route<Params, Query, Body, Result>(definition: Route<Params, Query, Body, Result>): AnyRoute {
  return definition as unknown as AnyRoute;
}
