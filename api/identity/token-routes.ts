import { z } from 'zod';
import { fault } from '../../contracts/errors.ts';
import { newTokenSchema, tokenSchema } from '../../contracts/identity/session.ts';
import { createToken, identityOfUser, revokeToken, tokensOf } from '../../domain/identity/index.ts';
import type { TokenRow } from '../../domain/identity/index.ts';
import { route } from '../framework/route.ts';
import type { AnyRoute, RouteRequest } from '../framework/route.ts';
import type { AttemptLimit } from '../framework/attempt-limit.ts';
import type { Services } from '../services.ts';
import { logIn } from './log-in.ts';

type NewToken = z.output<typeof newTokenSchema>;

const create = (failedLogIns: AttemptLimit): AnyRoute =>
  route({
    method: 'post',
    path: '/api/tokens',
    access: { kind: 'public' },
    summary: 'Make a personal access token, with user name and password or logged in; it is shown once',
    body: newTokenSchema,
    response: tokenSchema.extend({ token: z.string() }).strict(),
    idempotency: 'none',
    handler: async (request) => {
      const { at, body, database } = request;
      const userId = await ownerOf(failedLogIns, request);
      const identity = await identityOfUser(database, userId, at);
      if (!identity) throw fault('not-logged-in', { detail: 'the account is not active' });
      const expiresAt = body.expiresInDays ? new Date(at.getTime() + body.expiresInDays * 86_400_000) : null;
      const made = await database.transaction((tx) =>
        createToken({ ...request.command, actor: identity.actor, tx }, userId, body.name, expiresAt),
      );
      return { status: 201, body: { ...shown(made), token: made.token } };
    },
  });

async function ownerOf(failedLogIns: AttemptLimit, request: RouteRequest<unknown, unknown, NewToken>): Promise<string> {
  const { username, password } = request.body;
  if (username !== undefined && password !== undefined) return logIn(failedLogIns, request, username, password);
  if (request.authentication && username === undefined && password === undefined) return request.authentication.userId;
  throw fault('not-logged-in', { detail: 'give username and password, or log in first' });
}

const list = route({
  method: 'get',
  path: '/api/tokens',
  access: { kind: 'session' },
  summary: 'Own access tokens',
  response: z.strictObject({ items: z.array(tokenSchema) }),
  handler: async ({ actor, at, database }) => ({
    body: { items: (await tokensOf(database, actor.userId, at)).map(shown) },
  }),
});

const revoke = route({
  method: 'delete',
  path: '/api/tokens/:id',
  access: { kind: 'session' },
  summary: 'End an own access token',
  params: z.strictObject({ id: z.uuid() }),
  handler: async ({ actor, command, database, params }) => {
    await database.transaction((tx) => revokeToken({ ...command, tx }, actor.userId, params.id));
    return {};
  },
});

function shown({ id, name, createdAt, expiresAt, lastUsedAt }: TokenRow): z.output<typeof tokenSchema> {
  const text = (instant: Date | null): string | null => instant && instant.toISOString();
  return {
    id,
    name,
    createdAt: createdAt.toISOString(),
    expiresAt: text(expiresAt),
    lastUsedAt: text(lastUsedAt),
  };
}

/** Personal access tokens for scripts. */
export function tokenRoutes({ failedLogIns }: Pick<Services, 'failedLogIns'>): AnyRoute[] {
  return [create(failedLogIns), list, revoke];
}
