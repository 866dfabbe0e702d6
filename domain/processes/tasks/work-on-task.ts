import { z } from 'zod';
import { variablesSchema } from '../../../contracts/processes/variables.ts';
import { audit, defineCommand, newId, permit } from '../../foundation/index.ts';
import type { CommandContext } from '../../foundation/index.ts';
import { processFault } from '../errors.ts';
import { lockTask, requireOpen, requireTaskVersion, requireUnclosed, taskHint, taskSubject } from './task-row.ts';
import type { TaskRow } from './task-row.ts';

/** Claim, hand back, assign, draft, comment: rows only, the workflow is not asked. */

const ofTask = { taskId: z.uuid(), version: z.number().int().optional() };

interface TaskVersion {
  version: number;
}

/** Takes a task that is up for one of the person's roles. */
export const claimTask = defineCommand({
  name: 'processes.claim-task',
  input: z.strictObject(ofTask),
  async run(context, input) {
    const task = await lockTask(context.tx, input.taskId);
    permit(context, { subject: 'Task', verb: 'claim' }, taskSubject(task));
    requireOpen(task, context.actor, input.version);
    return assignTo(context, task, context.actor.user, 'claim');
  },
});

/** Hands a claimed task back to its candidates. */
export const unclaimTask = defineCommand({
  name: 'processes.unclaim-task',
  input: z.strictObject(ofTask),
  async run(context, input) {
    const task = await lockTask(context.tx, input.taskId);
    permit(context, { subject: 'Task', verb: 'complete' }, taskSubject(task));
    requireOpen(task, context.actor, input.version);
    if (task.candidate_users.length + task.candidate_groups.length === 0) {
      throw processFault('task-taken', { detail: `task ${task.id} has nobody else who could take it` });
    }
    return assignTo(context, task, null, 'unclaim');
  },
});

/** A lead gives a task to somebody, or back to its candidates. */
export const assignTask = defineCommand({
  name: 'processes.assign-task',
  input: z.strictObject({
    ...ofTask,
    assignee: z.string().min(1).max(100).nullable(),
    reason: z.string().max(1000).optional(),
  }),
  async run(context, input) {
    const task = await lockTask(context.tx, input.taskId);
    permit(context, { subject: 'Task', verb: 'assign' }, taskSubject(task));
    requireUnclosed(task);
    requireTaskVersion(task, input.version);
    if (input.assignee !== null) await requirePerson(context, task, input.assignee);
    return assignTo(context, task, input.assignee, 'assign', input.reason);
  },
});

/** Keeps what a person typed and did not send yet. */
export const saveTaskDraft = defineCommand({
  name: 'processes.save-task-draft',
  input: z.strictObject({ taskId: z.uuid(), draft: variablesSchema.nullable() }),
  async run(context, input) {
    const task = await lockTask(context.tx, input.taskId);
    permit(context, { subject: 'Task', verb: 'complete' }, taskSubject(task));
    requireOpen(task, context.actor, undefined);
    // A draft is nobody else's business: no version, no audit.
    await context.tx.query('update task set draft = $2 where id = $1', [
      task.id,
      input.draft && JSON.stringify(input.draft),
    ]);
    return { version: task.version };
  },
});

/** Adds a remark that everybody at the instance can read. */
export const commentTask = defineCommand({
  name: 'processes.comment-task',
  input: z.strictObject({ taskId: z.uuid(), text: z.string().trim().min(1).max(5000) }),
  async run(context, input) {
    const task = await lockTask(context.tx, input.taskId);
    permit(context, { subject: 'Task', verb: 'comment' }, taskSubject(task));
    const id = await addComment(context, task, input.text);
    await taskHint(context.tx, task);
    return { id };
  },
});

/** Writes a remark; the caller has judged permission. */
export async function addComment(context: CommandContext, task: TaskRow, text: string): Promise<string> {
  const id = newId(context.at);
  await context.tx.query(
    'insert into task_comment (id, task_id, instance_id, author, text, at) values ($1, $2, $3, $4, $5, $6)',
    [id, task.id, task.instance_id, context.actor.user, text, context.at],
  );
  return id;
}

async function assignTo(
  context: CommandContext,
  task: TaskRow,
  assignee: string | null,
  verb: string,
  reason?: string,
): Promise<TaskVersion> {
  const version = task.version + 1;
  await context.tx.query('update task set assignee = $2, version = $3 where id = $1', [task.id, assignee, version]);
  await audit(context, `processes.${verb}-task`, {
    subject: 'Task',
    ref: task.id,
    before: { assignee: task.assignee },
    after: { assignee },
    ...(reason === undefined ? {} : { reason }),
  });
  await taskHint(context.tx, { ...task, assignee, version });
  return { version };
}

/** Only somebody who is active, and whom four eyes does not exclude. */
async function requirePerson(context: CommandContext, task: TaskRow, username: string): Promise<void> {
  const people = await context.tx.query('select 1 from app_user where username = $1 and active', [username]);
  if (people.length === 0) throw processFault('no-such-person', { detail: `no active user ${username}` });
  if (task.four_eyes?.people.includes(username)) {
    throw processFault('four-eyes', { detail: `${username} did the earlier step`, params: { user: username } });
  }
}
