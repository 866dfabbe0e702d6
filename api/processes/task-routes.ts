import { z } from 'zod';
import { commandView, completeTaskBody, notificationView, taskRow, taskView } from '../../contracts/processes/api.ts';
import { variablesSchema } from '../../contracts/processes/variables.ts';
import { execute, pageQuery, pageSchema } from '../../domain/foundation/index.ts';
import type { Command } from '../../domain/foundation/index.ts';
import {
  assignTask,
  changeTaskDue,
  claimTask,
  commentTask,
  completeTask,
  countTasks,
  listNotifications,
  listTasks,
  markNotificationsSeen,
  readTaskDetail,
  remindOfTask,
  saveTaskDraft,
  unclaimTask,
} from '../../domain/processes/index.ts';
import type { ProcessEngine, TaskFilter } from '../../domain/processes/index.ts';
import { atCrashPoint } from '../../platform/crash-points/crash-points.ts';
import { route } from '../framework/route.ts';
import type { AnyRoute } from '../framework/route.ts';
import { commandAnswer } from './answer.ts';
import { instantText, repeated } from './query-values.ts';

const byId = z.strictObject({ id: z.uuid() });
const versioned = z.strictObject({ version: z.number().int().optional() });
const rowVersion = z.object({ version: z.number().int() });

const taskQuery = z.strictObject({
  ...pageQuery,
  view: z.enum(['mine', 'claimable', 'done']).optional(),
  state: z.enum(['open', 'completed', 'cancelled']).optional(),
  instanceId: z.uuid().optional(),
  processKey: z.string().max(255).optional(),
  elementId: z.string().max(255).optional(),
  businessKey: z.string().max(255).optional(),
  assignee: z.string().max(100).optional(),
  candidate: z.string().max(100).optional(),
  dueBefore: instantText.optional(),
  dueAfter: instantText.optional(),
  overdue: z.stringbool().optional(),
  minPriority: z.coerce.number().int().min(0).max(100).optional(),
  search: z.string().min(1).max(255).optional(),
  /** Searchable variables: `variable=orderNo=WO-1`, `variable=quantity>=100`; repeatable. */
  variable: repeated,
  sort: z.enum(['due', '-due', 'priority', 'created', '-created', '-ended']).default('due'),
});

const list = route({
  method: 'get',
  path: '/api/tasks',
  access: { kind: 'verb', verb: 'read', subject: 'Task' },
  summary: 'Tasks: mine, claimable, done, or any that the person may see',
  query: taskQuery,
  response: pageSchema(taskRow),
  handler: async ({ actor, database, query }) => {
    const { variable: variables, ...filter } = query;
    return { body: await listTasks(database, actor, { ...filter, variables } as TaskFilter) };
  },
});

const counts = route({
  method: 'get',
  path: '/api/tasks/counts',
  access: { kind: 'verb', verb: 'read', subject: 'Task' },
  summary: 'How many tasks wait for the person',
  response: z.object({ mine: z.number(), claimable: z.number(), overdue: z.number() }),
  handler: async ({ actor, database }) => ({ body: await countTasks(database, actor) }),
});

const read = route({
  method: 'get',
  path: '/api/tasks/:id',
  access: { kind: 'verb', verb: 'read', subject: 'Task' },
  summary: 'One task with its form and data',
  params: byId,
  response: taskView,
  handler: async ({ actor, database, params }) => ({ body: await readTaskDetail(database, actor, params.id) }),
});

const complete = (engine: ProcessEngine): AnyRoute =>
  route({
    method: 'post',
    path: '/api/tasks/:id/complete',
    access: { kind: 'verb', verb: 'complete', subject: 'Task' },
    summary: 'Complete a task',
    params: byId,
    body: completeTaskBody,
    response: commandView,
    idempotency: 'command',
    handler: async ({ command, params, body }) => {
      const { version, outcome, variables } = body;
      const completed = await atCrashPoint('http.answer', () =>
        completeTask(engine, command, {
          taskId: params.id,
          variables,
          ...(outcome === undefined ? {} : { outcome }),
          ...(version === undefined ? {} : { version }),
        }),
      );
      return commandAnswer(completed);
    },
  });

/** `POST /api/tasks/:id/{verb}` by a domain command on the row. */
function onTask<Body extends object, Result>(
  name: string,
  verb: 'claim' | 'complete' | 'assign' | 'comment',
  body: z.ZodType<Body>,
  command: Command<Body & { taskId: string }, Result>,
  response: z.ZodType<Result>,
  summary: string,
): AnyRoute {
  return route({
    method: 'post',
    path: `/api/tasks/:id/${name}`,
    access: { kind: 'verb', verb, subject: 'Task' },
    summary,
    params: byId,
    body,
    response,
    handler: async (request) => ({
      body: await execute(request.database, request.command, command, { ...request.body, taskId: request.params.id }),
    }),
  });
}

const assignment = z.strictObject({
  assignee: z.string().min(1).max(100).nullable(),
  version: z.number().int().optional(),
  reason: z.string().max(1000).optional(),
});
const draft = z.strictObject({ draft: variablesSchema.nullable() });
const remark = z.strictObject({ text: z.string().trim().min(1).max(5000) });

const reminder = z.strictObject({ reason: z.string().trim().max(1000).optional() });

const due = (engine: ProcessEngine): AnyRoute =>
  route({
    method: 'post',
    path: '/api/tasks/:id/due',
    access: { kind: 'verb', verb: 'assign', subject: 'Task' },
    summary: 'Move the due date; reminders and escalation follow it',
    params: byId,
    body: z.strictObject({ due: z.iso.datetime({ offset: true }).nullable(), reason: z.string().max(1000).optional() }),
    response: commandView,
    idempotency: 'command',
    handler: async ({ command, params, body }) => {
      const { due: at, reason } = body;
      const moved = await changeTaskDue(engine, command, {
        taskId: params.id,
        due: at === null ? null : new Date(at),
        ...(reason ? { reason } : {}),
      });
      return commandAnswer(moved);
    },
  });

const notifications = route({
  method: 'get',
  path: '/api/notifications',
  access: { kind: 'session' },
  summary: 'Reminders and escalations for the person',
  response: z.object({ items: z.array(notificationView) }),
  handler: async ({ actor, database, identity }) => {
    const roles = identity?.person.roles.map((role) => role.code) ?? [];
    return { body: { items: await listNotifications(database, actor, roles) } };
  },
});

const notificationsSeen = route({
  method: 'post',
  path: '/api/notifications/seen',
  access: { kind: 'session' },
  summary: 'Everything so far is seen',
  idempotency: 'none',
  handler: async ({ actor, at, database }) => {
    await markNotificationsSeen(database, actor.user, at);
    return {};
  },
});

/** Inbox: lists, one task, and what people do with it. */
export function taskRoutes(engine: ProcessEngine): AnyRoute[] {
  return [
    list,
    counts,
    read,
    complete(engine),
    onTask('claim', 'claim', versioned, claimTask, rowVersion, 'Take a task that is up for one of the own roles'),
    onTask('unclaim', 'complete', versioned, unclaimTask, rowVersion, 'Hand a claimed task back'),
    onTask('assign', 'assign', assignment, assignTask, rowVersion, 'Give a task to somebody'),
    onTask('remind', 'assign', reminder, remindOfTask, byId, 'Remind whoever has the task, or could take it'),
    due(engine),
    onTask('draft', 'complete', draft, saveTaskDraft, rowVersion, 'Keep what was typed and not sent yet'),
    onTask('comments', 'comment', remark, commentTask, byId, 'Add a remark'),
    notifications,
    notificationsSeen,
  ];
}
