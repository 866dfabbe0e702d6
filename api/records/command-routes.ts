import { z } from 'zod';
import { Fault, fault } from '../../contracts/errors.ts';
import type { Permission } from '../../contracts/permissions.ts';
import { execute } from '../../domain/foundation/index.ts';
import type { Command, ImportReport } from '../../domain/foundation/index.ts';
import { route } from '../framework/route.ts';
import type { AnyRoute } from '../framework/route.ts';

/** What a command answers: documented by the command's own type, passed on as it is. */
const commandResult = z.looseObject({});

interface CommandRoute {
  /** Below `/api/`. */
  path: string;
  permission: Permission;
  summary: string;
  /** Body of the request; without it the command's input. */
  body?: z.ZodType;
}

/** `POST {path}`: makes something by a command, whose input is the body. */
export function createRoute<Input, Result extends object>(
  { path, permission, summary, body }: CommandRoute,
  command: Command<Input, Result>,
): AnyRoute {
  return route({
    method: 'post',
    path: `/api/${path}`,
    access: { kind: 'verb', ...permission },
    summary,
    body: body ?? (command.input as z.ZodType),
    response: commandResult,
    handler: async ({ body: input, command: context, database }) => ({
      status: 201,
      body: (await execute(database, context, command, input)) as Record<string, unknown>,
    }),
  });
}

/**
 * `POST {path}/:id/{verb}`: does something to a record. The command's input is the body with the id as `field`; the body
 * is the command's input without it.
 */
export function verbRoute<Input, Result extends object>(
  { path, permission, summary, body, verb, field }: CommandRoute & { verb: string; field: string },
  command: Command<Input, Result>,
): AnyRoute {
  return route({
    method: 'post',
    path: `/api/${path}/:id/${verb}`,
    access: { kind: 'verb', ...permission },
    summary,
    params: z.strictObject({ id: z.uuid() }),
    body: body ?? without(command.input, field),
    response: commandResult,
    handler: async ({ body: input, command: context, database, params }) => {
      const given = { ...(input as object), [field]: params.id };
      const work = execute(database, context, command, given);
      return { body: (await asNotFound(work, field, params.id)) as Record<string, unknown> };
    },
  });
}

/** A strict object without one of its fields. */
function without(input: z.ZodType, field: string): z.ZodType {
  const objectSchema = input as z.ZodObject;
  return objectSchema.omit({ [field]: true } as never);
}

/** The record of the address is not there: 404, not a wrong input. */
async function asNotFound<Result>(work: Promise<Result>, field: string, id: string): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    const meant = error instanceof Fault && error.code === 'unknown-reference' && error.errors[0]?.path === field;
    throw meant ? fault('not-found', { detail: `no record ${id}`, cause: error }) : error;
  }
}

const importReport = z.object({
  dryRun: z.boolean(),
  records: z.int(),
  created: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  errors: z.array(z.object({ line: z.int(), path: z.string(), code: z.string(), message: z.string() })),
  applied: z.boolean(),
});

/** `POST {path}/import`: CSV, all or nothing; `?dryRun=true` tells what would happen. */
export function importRoute(
  { path, permission, summary }: CommandRoute,
  command: Command<{ csv: string; dryRun: boolean }, ImportReport>,
): AnyRoute {
  return route({
    method: 'post',
    path: `/api/${path}/import`,
    access: { kind: 'verb', ...permission },
    summary,
    query: z.strictObject({ dryRun: z.enum(['true', 'false']).default('false') }),
    rawBody: ['text/csv'],
    bodyLimit: 50 * 1024 * 1024,
    response: importReport,
    handler: async ({ body, command: context, database, query }) => ({
      body: await execute(database, context, command, { csv: String(body), dryRun: query.dryRun === 'true' }),
    }),
  });
}
