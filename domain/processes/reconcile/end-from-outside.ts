import { hint } from '../../foundation/index.ts';
import type { ProcessEngine } from '../process-engine.ts';

/** The run ended without telling: its rows end too, and the reason stays visible. */
export async function endFromOutside(
  engine: ProcessEngine,
  instanceId: string,
  state: 'cancelled' | 'failed',
  message: string,
): Promise<'ended-outside' | 'in-order'> {
  return engine.database.transaction(async (tx) => {
    const ended = await tx.query(
      `update instance set state = $2, ended_at = now(), last_moved_at = now(), next_deadline = null, suspect = false
       where id = $1 and state in ('starting', 'active', 'suspended') returning 1`,
      [instanceId, state],
    );
    if (ended.length === 0) return 'in-order';
    await tx.query(
      `update task set state = 'cancelled', ended_at = now(), version = version + 1
       where instance_id = $1 and state in ('open', 'completing')`,
      [instanceId],
    );
    await tx.query(
      `update visit set state = 'cancelled', left_at = now() where instance_id = $1 and state = 'waiting'`,
      [instanceId],
    );
    await tx.query('update subscription set open = false where instance_id = $1 and open', [instanceId]);
    await tx.query(
      `update incident set state = 'resolved', resolution = 'cancelled', resolved_at = now() where instance_id = $1 and state = 'open'`,
      [instanceId],
    );
    await tx.query(
      `insert into engine_failure (instance_id, since, message, resolved_at) values ($1, now(), $2, now())
       on conflict (instance_id) do update set message = excluded.message, resolved_at = excluded.resolved_at`,
      [instanceId, message],
    );
    await hint(tx, { subject: 'Instance', ref: instanceId, version: Date.now() % 1_000_000_000, scope: {} });
    return 'ended-outside';
  });
}
