import { fault } from '../../../contracts/errors.ts';
import type { Permission } from '../../../contracts/permissions.ts';
import type { EngineEvent } from '../../../engine/model/event.ts';
import { audit, permit } from '../../foundation/index.ts';
import type { CommandContext } from '../../foundation/index.ts';
import type { CommandOutcome } from '../commands/command.ts';
import { insertCommand } from '../commands/insert.ts';
import { loadCommand, sendCommand } from '../commands/send.ts';
import { hashedId } from '../hashed-id.ts';
import type { ProcessEngine } from '../process-engine.ts';

export interface Operation {
  instanceId: string;
  permission: Extract<Permission, { subject: 'Instance' | 'Incident' }>;
  event: EngineEvent;
  reason?: string;
}

export interface Operated {
  commandId: string;
  instanceId: string;
  outcome: CommandOutcome;
}

/** A manager or IT acts on a running instance: audited with its reason, then sent as a command. */
export async function operate(
  engine: ProcessEngine,
  given: Omit<CommandContext, 'tx'>,
  operation: Operation,
): Promise<Operated> {
  const context = { ...given };
  permit(context, operation.permission, await readInstance(engine, operation.instanceId));
  return sendOperation(engine, context, operation);
}

/** Writes the audit entry and the command in one transaction, then sends it; the caller has judged permission. */
export async function sendOperation(
  engine: ProcessEngine,
  context: Omit<CommandContext, 'tx'>,
  operation: Omit<Operation, 'permission'>,
): Promise<Operated> {
  const { instanceId, event } = operation;
  const commandId = hashedId(`${event.type} ${context.actor.userId} ${instanceId} ${context.key}`);
  await engine.database.transaction(async (tx) => {
    const known = await tx.query('select 1 from command where id = $1', [commandId]);
    if (known.length > 0) return;
    await insertCommand(tx, { id: commandId, instanceId, event });
    await audit({ ...context, tx }, `processes.${event.type}`, {
      subject: 'Instance',
      ref: instanceId,
      before: null,
      after: event,
      ...(operation.reason === undefined ? {} : { reason: operation.reason }),
    });
  });
  const command = await loadCommand(engine, commandId);
  const outcome = command
    ? await sendCommand(engine, command, { withdrawIfUnsent: true })
    : await outcomeOf(engine, commandId);
  return { commandId, instanceId, outcome };
}

async function readInstance(engine: ProcessEngine, id: string): Promise<object> {
  const [row] = await engine.database.query<{
    process_key: string;
    plant_id: string | null;
    started_by: string | null;
  }>('select process_key, plant_id, started_by from instance where id = $1', [id]);
  if (!row) throw fault('not-found', { detail: `no instance ${id}` });
  return { processKey: row.process_key, plantId: row.plant_id, startedBy: row.started_by };
}

/** What became of a command that is no longer running. */
export async function outcomeOf(engine: Pick<ProcessEngine, 'database'>, commandId: string): Promise<CommandOutcome> {
  const [row] = await engine.database.query<{
    state: CommandOutcome['state'];
    outcome: { code: string; message: string } | null;
  }>('select state, outcome from command where id = $1', [commandId]);
  if (!row) throw fault('not-found', { detail: `no command ${commandId}` });
  return row.state === 'refused' ? { state: 'refused', refusal: row.outcome! } : { state: row.state };
}
