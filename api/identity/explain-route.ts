import type { z } from 'zod';
import { fault } from '../../contracts/errors.ts';
import { explanationSchema, questionSchema } from '../../contracts/identity/explain.ts';
import { subjectEntry } from '../../contracts/permissions.ts';
import { explain, identityOfUser, userIdOf } from '../../domain/identity/index.ts';
import type { Person } from '../../domain/identity/index.ts';
import { route } from '../framework/route.ts';
import type { AnyRoute, RouteRequest } from '../framework/route.ts';

type Question = z.output<typeof questionSchema>;

/** "Why may I not?" */
export const explainRoute: AnyRoute = route({
  method: 'post',
  path: '/api/permissions/explain',
  access: { kind: 'session' },
  summary: 'Why somebody may or may not do something, and who can grant it',
  body: questionSchema,
  response: explanationSchema,
  idempotency: 'none',
  handler: async (request) => {
    const { at, body, database } = request;
    if (!subjectEntry(body.subject)?.verbs.includes(body.verb)) throw unknownPair(body);
    const explanation = await explain(database, await personOf(request), body, at);
    return { body: explanation as z.output<typeof explanationSchema> };
  },
});

function unknownPair({ subject, verb }: Question): Error {
  const message = `the permission table has no ${verb} ${subject}`;
  return fault('invalid-input', { detail: message, errors: [{ path: 'verb', code: 'unknown', message }] });
}

/** Oneself, or somebody whose grants one may see. */
async function personOf(request: RouteRequest<unknown, unknown, Question>): Promise<Person> {
  const { ability, actor, at, body, database, identity } = request;
  if (body.username === undefined || body.username === actor.user) return identity!.person;
  const userId = ability.can('read', 'Grant') ? await userIdOf(database, body.username) : undefined;
  const other = userId === undefined ? undefined : await identityOfUser(database, userId, at);
  if (!other) throw forbidden();
  const { departmentId, username } = other.person;
  if (!ability.can('read', 'Grant', { departmentId, grantees: [username], headless: false })) throw forbidden();
  return other.person;
}

function forbidden(): Error {
  return fault('forbidden', {
    detail: 'only who may see the grants of somebody asks for that person',
    params: { verb: 'read', subject: 'Grant' },
  });
}
