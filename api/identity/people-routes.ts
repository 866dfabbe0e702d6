import { z } from 'zod';
import { newUserSchema, userChangeSchema, versionedSchema } from '../../contracts/identity/inputs.ts';
import { importReportView, userView } from '../../contracts/identity/views.ts';
import { writeCsv } from '../../domain/foundation/index.ts';
import {
  activateUser,
  changeUser,
  createUser,
  deactivateUser,
  exportUsers,
  importUsers,
  issuePasswordLink,
  unlockUser,
  userColumns,
  userList,
} from '../../domain/identity/index.ts';
import { route } from '../framework/route.ts';
import type { AnyRoute } from '../framework/route.ts';
import { changeRoute, createRoute, readRoutes } from './table.ts';

const path = '/api/identity/users';
const byId = z.strictObject({ id: z.uuid() });
const mayDeactivate = { verb: 'deactivate', subject: 'User' } as const;
const mayUpdate = { verb: 'update', subject: 'User' } as const;

const passwordLink = route({
  method: 'post',
  path: `${path}/:id/password-link`,
  access: { kind: 'verb', ...mayUpdate },
  summary: 'Make a one-time link with which the person sets a password; it is shown once',
  params: byId,
  response: z.strictObject({ path: z.string() }),
  idempotency: 'none',
  handler: async ({ command, database, params }) => {
    const secret = await database.transaction((tx) => issuePasswordLink({ ...command, tx }, params.id));
    return { status: 201, body: { path: `/set-password/${secret}` } };
  },
});

const unlock = route({
  method: 'post',
  path: `${path}/:id/unlock`,
  access: { kind: 'verb', ...mayUpdate },
  summary: 'End the lock after too many wrong passwords',
  params: byId,
  handler: async ({ command, database, params }) => {
    await database.transaction((tx) => unlockUser({ ...command, tx }, params.id));
    return {};
  },
});

const importFile = route({
  method: 'post',
  path: `${path}/import`,
  access: { kind: 'verb', verb: 'import', subject: 'User' },
  summary: 'Import people from CSV, all or nothing; a dry run only tells what would happen',
  query: z.strictObject({ dryRun: z.enum(['true', 'false']).default('false') }),
  rawBody: ['text/csv'],
  bodyLimit: 5 * 1024 * 1024,
  response: importReportView,
  handler: async ({ body, command, database, query }) => ({
    body: await database.transaction((tx) => importUsers({ ...command, tx }, String(body), query.dryRun === 'true')),
  }),
});

const exportFile = route({
  method: 'get',
  path: `${path}/export`,
  access: { kind: 'verb', verb: 'export', subject: 'User' },
  summary: 'All people as CSV, as the import takes it',
  handler: async ({ ability, database }) => {
    const content = writeCsv(userColumns, await exportUsers(database, ability));
    return { text: { type: 'text/csv; charset=utf-8', content, filename: 'users.csv' } };
  },
});

/** People: list, create, change, leave and come back, links, import and export. */
export const peopleRoutes: AnyRoute[] = [
  ...readRoutes(path, userList, userView, 'People'),
  createRoute(path, { verb: 'create', subject: 'User' }, newUserSchema, createUser, 'Create a person'),
  changeRoute('patch', `${path}/:id`, mayUpdate, userChangeSchema, changeUser, 'Change a person'),
  changeRoute('post', `${path}/:id/deactivate`, mayDeactivate, versionedSchema, deactivateUser, 'Somebody has left'),
  changeRoute('post', `${path}/:id/activate`, mayDeactivate, versionedSchema, activateUser, 'Somebody is back'),
  passwordLink,
  unlock,
  importFile,
  exportFile,
];
