import type { Effect, TraceEntry } from './effect.ts';
import type { EngineEvent } from './event.ts';

/**
 * What one step changed, as it travels from the workflow to the projections. `(epoch, seq)` orders deltas of an
 * instance; one delta is one row of `instance_event`.
 */
export interface Delta {
  epoch: number;
  seq: number;
  /** Behaviour version that made it. */
  behaviour: number;
  /** Command that caused it; its row is finished when the delta is projected. */
  commandId?: string;
  /** `null` in the answer to a command: the caller has the event already. */
  event: EngineEvent | null;
  /** Given by the first step, which may compute it. */
  businessKey?: string;
  trace: TraceEntry[];
  effects: Effect[];
  /** The nearest deadline after the step, for the reconciler. */
  nextDeadline: number | null;
}
