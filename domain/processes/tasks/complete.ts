import type { JsonObject } from '../../../contracts/json.ts';
import type { EngineEvent } from '../../../engine/model/event.ts';
import { atCrashPoint } from '../../../platform/crash-points/crash-points.ts';
import { bindAttachments } from '../../attachments/index.ts';
import { permit } from '../../foundation/index.ts';
import type { ActingUser, CommandContext } from '../../foundation/index.ts';
import { sendCommand } from '../commands/send.ts';
import type { CommandOutcome } from '../commands/command.ts';
import { processFault } from '../errors.ts';
import { insertCommand } from '../commands/insert.ts';
import { hashedId } from '../hashed-id.ts';
import type { ProcessEngine } from '../process-engine.ts';
import { actorOf } from '../actor.ts';
import { checkFormValues } from './form-values.ts';
import type { CheckedValues } from './form-values.ts';
import { lockTask, readTask, requireOpen, taskHint, taskSubject } from './task-row.ts';
import type { TaskRow } from './task-row.ts';

export interface CompleteTask {
  taskId: string;
  variables: JsonObject;
  outcome?: string;
  version?: number;
}

export interface Completion {
  commandId: string;
  instanceId: string;
  outcome: CommandOutcome;
}

type Context = Omit<CommandContext, 'tx'>;

/**
 * Completes a task: permission, assignee, four eyes and version are judged and the command is written in one
 * transaction, together with the record it makes; then it is sent. The same key again gives the same completion.
 */
export async function completeTask(engine: ProcessEngine, given: Context, input: CompleteTask): Promise<Completion> {
  const context = { ...given };
  const task = await readTask(engine.database, input.taskId);
  const commandId = hashedId(`complete ${context.actor.userId} ${input.taskId} ${context.key}`);
  const earlier = task.state === 'open' ? undefined : await earlierCompletion(engine, task, commandId);
  if (earlier) return earlier;
  judge(context, task, input);
  const checked = await checkFormValues(engine, task, input.variables);
  const event = await atCrashPoint('command.write', () =>
    task.record || checked.files.length > 0
      ? recordAndMark(engine, context, task, input, checked, commandId)
      : mark(engine, context.actor, task, completing(context, task, input, checked.values), commandId),
  );
  const outcome = await sendCommand(
    engine,
    { id: commandId, instanceId: task.instance_id, event, ackedSeq: task.instance_seq },
    { withdrawIfUnsent: true },
  );
  return { commandId, instanceId: task.instance_id, outcome };
}

function judge(context: Context, task: TaskRow, input: CompleteTask): void {
  permit(context, { subject: 'Task', verb: 'complete' }, taskSubject(task));
  requireOpen(task, context.actor, input.version);
}

async function earlierCompletion(
  engine: ProcessEngine,
  task: TaskRow,
  commandId: string,
): Promise<Completion | undefined> {
  const [row] = await engine.database.query<{
    state: string;
    event: EngineEvent;
    outcome: { code: string; message: string } | null;
  }>('select state, event, outcome from command where id = $1', [commandId]);
  if (!row) return undefined;
  const completion = { commandId, instanceId: task.instance_id };
  if (row.state === 'done') return { ...completion, outcome: { state: 'done' } };
  if (row.state === 'refused') return { ...completion, outcome: { state: 'refused', refusal: row.outcome! } };
  const again = { id: commandId, instanceId: task.instance_id, event: row.event, ackedSeq: task.instance_seq };
  return { ...completion, outcome: await sendCommand(engine, again, { withdrawIfUnsent: false }) };
}

function completing(context: Context, task: TaskRow, input: CompleteTask, variables: JsonObject): EngineEvent {
  return {
    type: 'completeTask',
    at: context.at.getTime(),
    actor: actorOf(context.actor),
    taskId: task.id,
    visit: task.visit,
    variables,
    ...(input.outcome === undefined ? {} : { outcome: input.outcome }),
  };
}

/** Without a record one statement does it all; the version in the condition is the lock. */
async function mark(
  engine: ProcessEngine,
  actor: ActingUser,
  task: TaskRow,
  event: EngineEvent,
  commandId: string,
): Promise<EngineEvent> {
  const { rows } = await engine.database.pool.query({
    name: 'complete-task',
    text: MARK,
    values: [task.id, task.version, commandId, task.instance_id, JSON.stringify(event), actor.user],
  });
  if (rows.length === 0)
    throw processFault('task-completing', { detail: `task ${task.id} was changed at this moment` });
  return event;
}

const MARK = `with marked as (
    update task set state = 'completing', version = version + 1 where id = $1 and version = $2 and state = 'open' returning id)
  insert into command (id, instance_id, task_id, type, event, actor, state, created_at, attempts, next_attempt_at)
  select $3, $4, id, 'completeTask', $5, $6, 'running', now(), 0, now() + interval '5 seconds' from marked
  on conflict (id) do update set state = 'running', event = excluded.event, outcome = null, next_attempt_at = excluded.next_attempt_at
    where command.state = 'withdrawn'
  returning id`;

/**
 * With a record, the domain command runs in the same transaction with the person as actor: a refusal shows at once.
 * Files given with the form belong to the task from here on.
 */
function recordAndMark(
  engine: ProcessEngine,
  context: Context,
  seen: TaskRow,
  input: CompleteTask,
  { values, files }: CheckedValues,
  commandId: string,
): Promise<EngineEvent> {
  return engine.database.transaction(async (tx) => {
    const task = await lockTask(tx, seen.id);
    judge(context, task, input);
    const within = { ...context, tx, key: commandId };
    await bindAttachments(within, files, { subject: 'Task', ref: task.id, scope: taskSubject(task) });
    const form = input.outcome === undefined ? values : { ...values, outcome: input.outcome };
    const recorded = task.record ? await record(engine, within, task, task.record, form) : undefined;
    const event = completing(context, task, input, recorded?.variables ?? values);
    await tx.query(`update task set state = 'completing', version = version + 1 where id = $1`, [task.id]);
    await insertCommand(tx, {
      id: commandId,
      instanceId: task.instance_id,
      taskId: task.id,
      event,
      ...(recorded ? { record: { name: task.record!, undo: recorded.undo } } : {}),
    });
    await taskHint(tx, { ...task, version: task.version + 1 });
    return event;
  });
}

function record(
  engine: ProcessEngine,
  context: CommandContext,
  task: TaskRow,
  name: string,
  form: JsonObject,
): ReturnType<ProcessEngine['records']['run']> {
  return engine.records.run(context, name, form, { ...task.instance_variables, ...task.locals });
}
