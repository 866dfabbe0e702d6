import { z } from 'zod';
import { audit, defineCommand, newId, permit } from '../../foundation/index.ts';
import type { CommandContext } from '../../foundation/index.ts';
import { actorOf } from '../actor.ts';
import { sendOperation } from '../instances/operate.ts';
import type { Operated } from '../instances/operate.ts';
import type { ProcessEngine } from '../process-engine.ts';
import { addComment } from './work-on-task.ts';
import { lockTask, readTask, requireUnclosed, taskHint, taskSubject } from './task-row.ts';

/** What a lead does about a task that somebody else sits on. */

/** Stage of a reminder that a person sent; stages of ladders count from 0. */
const BY_HAND = -1;

/** Reminds whoever has the task, or everybody who could take it; the reason stays as a remark. */
export const remindOfTask = defineCommand({
  name: 'processes.remind-of-task',
  input: z.strictObject({ taskId: z.uuid(), reason: z.string().trim().max(1000).optional() }),
  async run(context, input) {
    const task = await lockTask(context.tx, input.taskId);
    permit(context, { subject: 'Task', verb: 'assign' }, taskSubject(task));
    requireUnclosed(task);
    const id = newId(context.at);
    await context.tx.query(
      `insert into notification (id, task_id, instance_id, action, stage, role, at) values ($1, $2, $3, 'remind', $4, null, $5)`,
      [id, task.id, task.instance_id, BY_HAND, context.at],
    );
    if (input.reason) await addComment(context, task, input.reason);
    await audit(context, 'processes.remind-of-task', {
      subject: 'Task',
      ref: task.id,
      before: null,
      after: { assignee: task.assignee },
      ...(input.reason ? { reason: input.reason } : {}),
    });
    await taskHint(context.tx, task);
    return { id };
  },
});

/** Moves the due date; the workflow moves reminders and escalation with it. `null` takes the due date away. */
export async function changeTaskDue(
  engine: ProcessEngine,
  given: Omit<CommandContext, 'tx'>,
  input: { taskId: string; due: Date | null; reason?: string },
): Promise<Operated> {
  const context = { ...given };
  const task = await readTask(engine.database, input.taskId);
  permit(context, { subject: 'Task', verb: 'assign' }, taskSubject(task));
  return sendOperation(engine, context, {
    instanceId: task.instance_id,
    event: {
      type: 'changeDue',
      at: context.at.getTime(),
      actor: actorOf(context.actor),
      taskId: task.id,
      visit: task.visit,
      due: input.due?.getTime() ?? null,
    },
    ...(input.reason === undefined ? {} : { reason: input.reason }),
  });
}
