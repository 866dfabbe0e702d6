import type { z } from 'zod';
import { fault } from '../../../contracts/errors.ts';
import type { commandView } from '../../../contracts/processes/api.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { actingFor } from '../../foundation/index.ts';
import type { ActingUser } from '../../foundation/index.ts';

export type CommandItem = z.output<typeof commandView>;

/** What became of a command; somebody else's is not found. */
export async function readCommand(db: Pick<Tx, 'query'>, actor: ActingUser, id: string): Promise<CommandItem> {
  const [row] = await db.query<CommandItem & { actor: string; instance_id: string }>(
    'select id, instance_id, state, outcome, actor from command where id = $1',
    [id],
  );
  if (!row || !actingFor(actor, 'read', 'Command', { actor: row.actor }))
    throw fault('not-found', { detail: `no command ${id}` });
  return { id: row.id, instanceId: row.instance_id, state: row.state, outcome: row.outcome };
}

/** Where an incident is. */
export async function readIncident(db: Pick<Tx, 'query'>, id: string): Promise<{ instanceId: string; visit: number }> {
  const [row] = await db.query<{ instance_id: string; visit: number }>(
    'select instance_id, visit from incident where id = $1',
    [id],
  );
  if (!row) throw fault('not-found', { detail: `no incident ${id}` });
  return { instanceId: row.instance_id, visit: row.visit };
}
