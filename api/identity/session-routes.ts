import type { z } from 'zod';
import { fault } from '../../contracts/errors.ts';
import {
  linkPasswordSchema,
  logInSchema,
  ownPasswordSchema,
  profileSchema,
  sessionSchema,
} from '../../contracts/identity/session.ts';
import { setupContextOf } from './setup-context.ts';
import {
  chooseLocale,
  choosePassword,
  closeSession,
  csrfTokenOf,
  openSession,
  sessionLimits,
  sessionUser,
  setupNeeded,
  usePasswordLink,
} from '../../domain/identity/index.ts';
import type { Identity } from '../../domain/identity/index.ts';
import type { Database } from '../../platform/database/database.ts';
import { sessionCookieHeader } from '../framework/cookies.ts';
import { route } from '../framework/route.ts';
import type { AnyRoute } from '../framework/route.ts';
import type { Services } from '../services.ts';
import { logIn } from './log-in.ts';

type Session = z.output<typeof sessionSchema>;
type LogInServices = Pick<Services, 'identities' | 'failedLogIns'>;

/** Log-in, log-out, who am I, own password and language. */
export function sessionRoutes(services: LogInServices): AnyRoute[] {
  return [logInRoute(services), whoAmI, logOut, passwordByLink, ownPassword(services), ownProfile];
}

const logInRoute = ({ failedLogIns, identities }: LogInServices): AnyRoute =>
  route({
    method: 'post',
    path: '/api/session',
    access: { kind: 'public' },
    summary: 'Log in with user name and password; sets the session cookie',
    body: logInSchema,
    response: sessionSchema,
    idempotency: 'none',
    handler: async (request) => {
      const userId = await logIn(failedLogIns, request, request.body.username, request.body.password);
      const { database, at, origin } = request;
      if (request.authentication?.via === 'session') await closeSession(database, request.authentication.ref);
      const secret = await openSession(database, userId, at, origin);
      const identity = await identities.of(userId, at);
      if (!identity) throw fault('not-logged-in', { detail: 'the account is not active' });
      const seconds = Math.floor(sessionLimits.longestMs / 1000);
      return {
        body: await sessionOf(database, identity, secret),
        headers: { 'Set-Cookie': sessionCookieHeader(secret, request.secure, seconds) },
      };
    },
  });

const whoAmI = route({
  method: 'get',
  path: '/api/session',
  access: { kind: 'session' },
  summary: 'Who is logged in, and what that person may do',
  response: sessionSchema,
  handler: async ({ database, identity, authentication }) => ({
    body: await sessionOf(database, identity!, authentication!.secret),
  }),
});

async function sessionOf(database: Database, identity: Identity, secret: string | undefined): Promise<Session> {
  return {
    user: await sessionUser(database, identity.person),
    rules: identity.ability.packed(),
    csrfToken: secret === undefined ? '' : csrfTokenOf(secret),
    setupNeeded: await setupNeeded(database),
  };
}

const logOut = route({
  method: 'delete',
  path: '/api/session',
  access: { kind: 'session' },
  summary: 'Log out; ends the session',
  handler: async ({ database, authentication, secure }) => {
    if (authentication!.via === 'session') await closeSession(database, authentication!.ref);
    return { headers: { 'Set-Cookie': sessionCookieHeader(undefined, secure, 0) } };
  },
});

const passwordByLink = route({
  method: 'post',
  path: '/api/session/password',
  access: { kind: 'public' },
  summary: 'Set the password by a one-time link',
  body: linkPasswordSchema,
  idempotency: 'none',
  handler: async (request) => {
    await request.database.transaction((tx) =>
      usePasswordLink(setupContextOf(request, tx), request.body.token, request.body.password),
    );
    return {};
  },
});

const ownPassword = ({ failedLogIns }: LogInServices): AnyRoute =>
  route({
    method: 'put',
    path: '/api/session/password',
    access: { kind: 'session' },
    summary: 'Change the own password; ends the other sessions',
    body: ownPasswordSchema,
    handler: async (request) => {
      const { actor, authentication, body, command, database } = request;
      // A stolen session alone does not change the password.
      await logIn(failedLogIns, request, actor.user, body.current);
      const kept = authentication!.via === 'session' ? authentication!.ref : '';
      await database.transaction((tx) => choosePassword({ ...command, tx }, actor.userId, body.password, kept));
      return {};
    },
  });

const ownProfile = route({
  method: 'patch',
  path: '/api/session',
  access: { kind: 'session' },
  summary: 'Change the own language',
  body: profileSchema,
  handler: async ({ actor, body, command, database }) => {
    await database.transaction((tx) => chooseLocale({ ...command, tx }, actor.userId, body.locale));
    return {};
  },
});
