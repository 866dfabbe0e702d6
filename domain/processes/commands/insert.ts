import type { Json } from '../../../contracts/json.ts';
import type { EngineEvent } from '../../../engine/model/event.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { newId } from '../../foundation/index.ts';

export interface NewCommand {
  /** Its idempotency key all the way into the workflow; made when absent. */
  id?: string;
  instanceId: string;
  event: EngineEvent;
  taskId?: string;
  /** Record command that ran in the same transaction, for its undo. */
  record?: { name: string; undo: Json };
}

/** How long a command may stay unanswered before the sweep sends it again. */
const SWEEP_AFTER = '5 seconds';

/** Writes the command before it is sent; from now on it will be carried out or refused, whatever is killed. */
export async function insertCommand(tx: Pick<Tx, 'query'>, command: NewCommand): Promise<string> {
  const id = command.id ?? newId();
  await tx.query(
    `insert into command (id, instance_id, task_id, type, event, actor, state, record, created_at, attempts, next_attempt_at)
     values ($1, $2, $3, $4, $5, $6, 'running', $7, now(), 0, now() + interval '${SWEEP_AFTER}') on conflict (id) do nothing`,
    [
      id,
      command.instanceId,
      command.taskId ?? null,
      command.event.type,
      JSON.stringify(command.event),
      command.event.actor?.user ?? 'system',
      command.record ? JSON.stringify(command.record) : null,
    ],
  );
  return id;
}
