import type { EngineEvent, Refusal } from '../../../engine/model/event.ts';

/** A command as it stands in its row. */
export interface PendingCommand {
  id: string;
  instanceId: string;
  event: EngineEvent;
  /** Everything of the instance up to here is projected. */
  ackedSeq: number;
}

/** What the caller can tell the person. `running` = it will be known later under the command's id. */
export type CommandOutcome =
  | { state: 'done' }
  | { state: 'refused'; refusal: Refusal }
  | { state: 'running' }
  /** Temporal is away and nothing was sent; the command was withdrawn. */
  | { state: 'withdrawn' };
