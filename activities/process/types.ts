import type { Delta } from '../../engine/model/delta.ts';
import type { StartChild } from '../../engine/model/effect.ts';
import type { Actor, ParentLink } from '../../engine/model/event.ts';
import type { ParentNotification } from '../../engine/model/protocol.ts';

/** What `runProcess` asks of the worker besides catalogue services. */
export interface ProcessActivities {
  /** Projects deltas; returns the highest `seq` that is now visible. */
  flushDeltas(request: FlushRequest): Promise<number>;
  /** Resolves a called process, makes its row and starts its workflow. Repeating it changes nothing. */
  startCalledProcess(request: StartCalledProcess): Promise<void>;
  cancelCalledProcess(request: CancelCalledProcess): Promise<void>;
  /** Sends the `command` update to the parent and projects the answer. */
  notifyParent(notification: ParentNotification): Promise<void>;
}

export interface FlushRequest {
  instanceId: string;
  deltas: Delta[];
}

export interface StartCalledProcess {
  parent: ParentLink;
  call: StartChild;
  at: number;
  actor?: Actor;
}

export interface CancelCalledProcess {
  childInstanceId: string;
  /** Id of the command, the same at every attempt. */
  commandId: string;
  at: number;
}

/** What `broadcastSignal` asks of the worker. */
export interface SignalActivities {
  /** Signals the next receivers after `after`; `last` is `null` when there are no more. */
  deliverSignalWindow(window: {
    broadcastId: string;
    after: string | null;
    delivered: number;
  }): Promise<{ last: string | null; count: number }>;
}

/** What `runTimerStart` asks of the worker. */
export interface TimerStartActivities {
  startByTimer(start: TimerStart): Promise<void>;
}

export interface TimerStart {
  processKey: string;
  versionId: string;
  elementId: string;
  definition: number;
  at: number;
  /** Which start of this version, from 0: each of them makes one instance. */
  number: number;
}
