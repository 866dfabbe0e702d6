import type { Tx } from '../../../platform/database/database.ts';
import { hashedId } from '../hashed-id.ts';
import { newId } from '../../foundation/index.ts';
import { createInstance } from './create.ts';

export interface ScheduledStart {
  processKey: string;
  elementId: string;
  at: number;
  /** Run of the schedule's workflow: one instance each. */
  runId: string;
}

/** The instance that one instant of a timer start makes; returns the starting command. Repeatable. */
export async function startScheduled(tx: Tx, start: ScheduledStart): Promise<string> {
  const commandId = hashedId(`schedule ${start.runId}`);
  const [known] = await tx.query('select 1 from command where id = $1', [commandId]);
  if (known) return commandId;
  return createInstance(tx, {
    instanceId: newId(),
    commandId,
    processKey: start.processKey,
    event: { type: 'start', at: start.at, elementId: start.elementId, variables: {} },
  });
}
