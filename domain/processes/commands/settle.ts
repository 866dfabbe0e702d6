import type { Json } from '../../../contracts/json.ts';
import type { Refusal } from '../../../engine/model/event.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { hint } from '../../foundation/index.ts';
import { lockMessageNames, matchMessages } from '../messages/match.ts';
import type { ProcessEngine } from '../process-engine.ts';
import { project } from '../projection/project.ts';
import type { CommandOutcome, PendingCommand } from './command.ts';

/** How it ended, and commands that came of it and must be sent. */
export interface Settled {
  outcome: CommandOutcome;
  commands: string[];
}

interface CommandRow {
  id: string;
  task_id: string | null;
  type: string;
  event: { messageId?: string; subscriptionId?: string };
  record: { name: string; undo: Json } | null;
}

/** The workflow does not take the command: its record is undone, the task is free again, the message goes back. */
export async function settleRefused(engine: ProcessEngine, commandId: string, refusal: Refusal): Promise<Settled> {
  const commands = await engine.database.transaction((tx) => release(engine, tx, commandId, 'refused', refusal));
  return { outcome: { state: 'refused', refusal }, commands: commands ?? [] };
}

/** Nothing left this installation, so the command is taken back as if it had never been given. */
export async function settleUnsent(engine: ProcessEngine, commandId: string): Promise<Settled> {
  const refusal = { code: 'unavailable', message: 'Temporal is not reachable' };
  await engine.database.transaction((tx) => release(engine, tx, commandId, 'withdrawn', refusal));
  return { outcome: { state: 'withdrawn' }, commands: [] };
}

/**
 * The run has ended. It may have ended by this very command, whose answer got lost: then the deltas are in the run's
 * result. Otherwise the command came too late.
 */
export async function settleGone(engine: ProcessEngine, command: PendingCommand): Promise<Settled> {
  const run = await engine.runtime.look(command.instanceId);
  if (run.kind === 'running') return { outcome: { state: 'running' }, commands: [] };
  let commands: string[] = [];
  if (run.kind === 'completed' && run.result.deltas.length > 0) {
    commands = (await project(engine.database, command.instanceId, run.result.deltas)).commands;
  }
  const [row] = await engine.database.query<{ state: string }>('select state from command where id = $1', [command.id]);
  if (row?.state === 'done') return { outcome: { state: 'done' }, commands };
  const refusal = { code: 'instance-ended', message: `instance ${command.instanceId} has ended` };
  const refused = await settleRefused(engine, command.id, refusal);
  return { ...refused, commands: [...commands, ...refused.commands] };
}

async function release(
  engine: ProcessEngine,
  tx: Tx,
  commandId: string,
  state: 'refused' | 'withdrawn',
  refusal: Refusal,
): Promise<string[] | undefined> {
  const [command] = await tx.query<CommandRow>(
    `update command set state = $2, outcome = $3, ended_at = now() where id = $1 and state = 'running'
     returning id, task_id, type, event, record`,
    [commandId, state, JSON.stringify(refusal)],
  );
  if (!command) return undefined;
  if (command.record) {
    await engine.records.undo(tx, `${commandId}:undo`, command.record.name, command.record.undo);
  }
  if (command.task_id) await reopen(tx, command.task_id);
  return command.type === 'deliverMessage' ? putBack(tx, command.event, refusal) : [];
}

async function reopen(tx: Tx, taskId: string): Promise<void> {
  const [task] = await tx.query<{ version: number; scope: object }>(
    `update task set state = 'open', version = version + 1 where id = $1 and state = 'completing'
     returning version, jsonb_build_object('assignee', assignee, 'candidateUsers', candidate_users,
       'candidateRoles', candidate_groups || escalated_to, 'processKey', process_key, 'plantId', plant_id) as scope`,
    [taskId],
  );
  if (task) await hint(tx, { subject: 'Task', ref: taskId, version: task.version, scope: task.scope });
}

/**
 * A receiver that has gone or refuses puts the message back; another one may take it. A suspended one gets it offered
 * again when it goes on: until then the rows may still show it as active, so the sweep does that, without haste.
 */
async function putBack(tx: Tx, event: CommandRow['event'], refusal: Refusal): Promise<string[]> {
  const [message] = await tx.query<{ name: string }>('select name from message where id = $1', [event.messageId]);
  if (!message) return [];
  await lockMessageNames(tx, [message.name]);
  const isSuspended = refusal.code === 'instance-suspended';
  await tx.query(
    `update message set state = 'buffered', subscription_id = null, instance_id = null,
       refused_by = case when $3 then refused_by else array_append(refused_by, $2::uuid) end
     where id = $1 and state = 'assigned'`,
    [event.messageId, event.subscriptionId, isSuspended],
  );
  return isSuspended ? [] : matchMessages(tx, [event.messageId!]);
}
