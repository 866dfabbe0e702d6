import { z } from 'zod';
import { fault } from '../../contracts/errors.ts';
import { changedView } from '../../contracts/identity/views.ts';
import type { Permission } from '../../contracts/permissions.ts';
import { execute, listQuery, pageSchema } from '../../domain/foundation/index.ts';
import type { Command } from '../../domain/foundation/index.ts';
import { findIdentity, listIdentity } from '../../domain/identity/index.ts';
import type { IdentityList } from '../../domain/identity/index.ts';
import { route } from '../framework/route.ts';
import type { AnyRoute } from '../framework/route.ts';

type Changed = z.output<typeof changedView>;
const byId = z.strictObject({ id: z.uuid() });

/** `GET {path}` and `GET {path}/:id` of a list. */
export function readRoutes<Item extends object>(
  path: string,
  list: IdentityList,
  item: z.ZodType<Item>,
  summary: string,
): AnyRoute[] {
  const access = { kind: 'verb', verb: 'read', subject: list.subject as 'User' } as const;
  return [
    route({
      method: 'get',
      path,
      access,
      summary,
      query: listQuery(list.spec),
      response: pageSchema(item),
      handler: async ({ ability, database, query }) => ({
        body: await listIdentity<Item>(database, list, query, ability),
      }),
    }),
    route({
      method: 'get',
      path: `${path}/:id`,
      access,
      summary: `${summary}: one`,
      params: byId,
      response: item,
      handler: async ({ ability, database, params }) => {
        const found = await findIdentity<Item>(database, list, params.id, ability);
        if (!found) throw fault('not-found', { detail: `no ${list.subject} ${params.id}` });
        return { body: found };
      },
    }),
  ];
}

/** A route that makes something by a command. */
export function createRoute<Input>(
  path: string,
  permission: Permission,
  body: z.ZodType<Input>,
  command: Command<Input, Changed>,
  summary: string,
): AnyRoute {
  return route({
    method: 'post',
    path,
    access: { kind: 'verb', ...permission },
    summary,
    body,
    response: changedView,
    handler: async ({ body: input, command: context, database }) => ({
      status: 201,
      body: await execute(database, context, command, input),
    }),
  });
}

/** A route that changes one thing by a command: `PATCH {path}/:id`, or `POST {path}/:id/{verb}`. */
export function changeRoute<Input extends object>(
  method: 'patch' | 'post' | 'put',
  path: string,
  permission: Permission,
  body: z.ZodType<Input>,
  command: Command<Input & { id: string }, Changed>,
  summary: string,
): AnyRoute {
  return route({
    method,
    path,
    access: { kind: 'verb', ...permission },
    summary,
    params: byId,
    body,
    response: changedView,
    handler: async ({ body: input, command: context, database, params }) => ({
      body: await execute(database, context, command, { ...input, id: params.id }),
    }),
  });
}
