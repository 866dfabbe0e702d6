import type { Tx } from '../../../platform/database/database.ts';
import { newId } from '../../foundation/index.ts';
import { hashedId } from '../hashed-id.ts';
import { createInstance } from './create.ts';

export interface StartByTimer {
  processKey: string;
  versionId: string;
  elementId: string;
  definition: number;
  at: number;
  /** Which start of this version: one instance each. */
  number: number;
}

/** The instance that one instant of a timer start event makes; returns the starting command. Repeatable. */
export async function startByTimer(tx: Tx, start: StartByTimer): Promise<string> {
  const { processKey, versionId, elementId, definition, at, number } = start;
  const commandId = hashedId(`timer start ${versionId} ${elementId} ${definition} ${number}`);
  const [known] = await tx.query('select 1 from command where id = $1', [commandId]);
  if (known) return commandId;
  const event = { type: 'start' as const, at, elementId, definition, variables: {} };
  return createInstance(tx, { instanceId: newId(), commandId, processKey, versionId, event });
}
