import type { JsonObject } from '../../contracts/json.ts';
import type { CompiledCalendar } from './calendar.ts';
import type { Delta } from './delta.ts';
import type { Snapshot } from './snapshot.ts';
import type { Effect, ParentNotice } from './effect.ts';
import type { Actor, EngineEvent, ParentLink, StartEvent } from './event.ts';
import type { CompiledProcess, EventDefinition } from './process.ts';
import type { InstanceState } from './state.ts';

/** Input of the workflow `runProcess`: everything an instance needs for ever, so that its history replays anywhere. */
export interface RunInput {
  instanceId: string;
  epoch: number;
  behaviour: number;
  process: CompiledProcess;
  calendars: Record<string, CompiledCalendar>;
  parent: ParentLink | null;
  businessKey: string | null;
  start: StartEvent;
  /** Command that started it and whose caller projects the first delta; absent: the worker does. */
  startCommandId?: string;
  /** Set by continue-as-new. */
  carried?: Carried;
  limits?: RunLimits;
}

/** When a run is continued as new; tests lower these to continue after every step. */
export interface RunLimits {
  historyEvents: number;
  steps: number;
  /** Activities of one instance under way at once; others wait for their turn. */
  activities?: number;
}

/** What survives continue-as-new besides the process. */
export interface Carried {
  state: InstanceState;
  outbox: Delta[];
  ledger: LedgerEntry[];
  ackedSeq: number;
  /** What is still to go out; absent: nothing. */
  outgoing?: Outgoing[];
}

/** An effect that waits for its turn to go out, with what it needs of the step that made it. */
export interface Outgoing {
  effect: OutsideEffect;
  at: number;
  actor?: Actor;
  /** Of `notifyParent`: its number, for the command id. */
  notice?: number;
}

/** Effects that the workflow carries out by activities. */
export type OutsideEffect = Extract<Effect, { type: 'callService' | 'startChild' | 'cancelChild' | 'notifyParent' }>;

/** A command that was carried out and whose deltas nobody has acknowledged yet. */
export interface LedgerEntry {
  commandId: string;
  fromSeq: number;
  toSeq: number;
}

/** Argument of the update `command`. */
export interface CommandEnvelope {
  commandId: string;
  /** Everything up to this `seq` is projected; the workflow forgets it. */
  ackedSeq: number;
  /** `null` only asks for what is not projected yet. */
  event: EngineEvent | null;
}

/** Answer of the update `command`: every delta above `ackedSeq`. */
export interface CommandAnswer {
  deltas: Delta[];
}

/** Argument of every catalogue activity. */
export interface ServiceCall {
  /** Idempotency key: instance : epoch : visit. */
  key: string;
  instanceId: string;
  businessKey: string | null;
  processKey: string;
  elementId: string;
  /** Who caused the step, as far as a person did. */
  actor?: Actor;
  input: JsonObject;
  headers: Record<string, string>;
}

/** Result of every catalogue activity. */
export interface ServiceAnswer {
  result: JsonObject | null;
}

/** Result of a workflow that ended: deltas that nobody had acknowledged. */
export interface RunResult {
  deltas: Delta[];
}

/** Argument of the activity that tells a parent about its child. */
export interface ParentNotification {
  parent: ParentLink;
  childInstanceId: string;
  /** Number of the notice, for its command id. */
  notice: number;
  event: ParentNotice;
  at: number;
}

/** Answer of the query `snapshot`. */
export interface InstanceSnapshot extends Snapshot {
  /** Deltas that nobody has acknowledged. */
  unprojected: Delta[];
  /** Effects that are being carried out outside, or wait for their turn. */
  outside: number;
}

/** Input of the workflow `runTimerStart`: one timer start event of one version. */
export interface TimerStartInput {
  processKey: string;
  versionId: string;
  elementId: string;
  /** Index of the timer among the element's definitions. */
  definition: number;
  timer: Extract<EventDefinition, { type: 'timer' }>;
  calendars: Record<string, CompiledCalendar>;
  /** When the version was published. */
  since: number;
  fired: number;
  last: number | null;
}
