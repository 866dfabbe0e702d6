import type { Json, JsonObject } from '../../contracts/json.ts';
import type { Visit } from './event.ts';
import type { Binding, FourEyes, LadderStage, TaskOutcome } from './process.ts';

/**
 * What a step wants done outside. `callService`, `startChild`, `cancelChild`, `notifyParent` and `evaluate` are
 * carried out by the workflow; everything else becomes rows when the delta is projected.
 */
export type Effect =
  | OpenTask
  | { type: 'updateTask'; taskId: string; visit: Visit; due?: number | null }
  | { type: 'closeTask'; taskId: string; visit: Visit; reason: 'completed' | 'cancelled' | 'error' }
  /** A rung of the ladder was reached. */
  | { type: 'ladderStage'; taskId: string; visit: Visit; stage: number; action: LadderStage['action']; role?: string }
  /** A timer was armed, moved (same visit and slot) or cleared (`at: null`); the shell arms one timer for the nearest. */
  | { type: 'setDeadline'; visit: Visit; elementId: string; slot: number; at: number | null }
  | CallService
  | { type: 'cancelService'; visit: Visit }
  | StartChild
  | { type: 'cancelChild'; visit: Visit; childInstanceId: string }
  | Subscribe
  | { type: 'unsubscribe'; subscriptionId: string; visit: Visit }
  | ThrowMessage
  | { type: 'throwSignal'; broadcastId: string; visit: Visit; name: string; variables: JsonObject }
  | { type: 'evaluate'; visit: Visit; elementId: string; source: string; variables: JsonObject }
  | {
      type: 'raiseIncident';
      incidentId: string;
      visit: Visit;
      elementId: string;
      code: string;
      message: string;
      detail?: JsonObject;
    }
  | { type: 'resolveIncident'; incidentId: string; visit: Visit; how: 'retried' | 'skipped' | 'thrown' | 'cancelled' }
  /** To the instance that called this one. */
  | { type: 'notifyParent'; event: ParentNotice }
  | { type: 'complete'; state: 'completed' | 'cancelled' | 'failed'; variables: JsonObject };

export type ParentNotice =
  | { type: 'childCompleted'; variables: JsonObject }
  | { type: 'childEnded'; state: 'cancelled' | 'failed'; code?: string; message?: string }
  | { type: 'childError'; code: string; message?: string; variables: JsonObject }
  | { type: 'childEscalation'; code: string; variables: JsonObject };

export interface OpenTask {
  type: 'openTask';
  taskId: string;
  visit: Visit;
  elementId: string;
  assignee?: string;
  candidateUsers: string[];
  candidateGroups: string[];
  formKey?: string;
  due?: number;
  followUp?: number;
  /** 0–100, default 50. */
  priority: number;
  record?: string;
  fourEyes?: FourEyes & { people: string[] };
  outcomes?: TaskOutcome[];
  /** Variables that the task sees by its input mappings. */
  locals?: JsonObject;
  /** Multi-instance: 1-based position. */
  loopCounter?: number;
}

export interface CallService {
  type: 'callService';
  visit: Visit;
  elementId: string;
  taskType: string;
  headers: Record<string, string>;
  /** Variables the service gets: the input mappings' targets, or everything visible when there are none. */
  input: JsonObject;
  retries: number;
}

export interface StartChild {
  type: 'startChild';
  visit: Visit;
  elementId: string;
  childInstanceId: string;
  processId: string;
  binding: Binding;
  versionTag?: string;
  variables: JsonObject;
  businessKey?: string;
}

export interface Subscribe {
  type: 'subscribe';
  subscriptionId: string;
  visit: Visit;
  elementId: string;
  kind: 'message' | 'signal';
  name: string;
  /** Absent: correlates by business key when the message carries one, else by name alone. */
  correlationKey?: string;
}

export interface ThrowMessage {
  type: 'throwMessage';
  messageId: string;
  visit: Visit;
  elementId: string;
  name: string;
  correlationKey?: string;
  variables: JsonObject;
  /** Milliseconds the message may wait for a receiver. */
  timeToLive?: number;
}

/** What happened inside a step, in order. Together with the event it is one row of `instance_event`. */
export type TraceEntry =
  /** `body`: the whole of a multi-instance; its inner instances are entered one by one. */
  | { type: 'entered'; elementId: string; visit: Visit; scope: Visit; via?: string; body?: true }
  /** The visit waits for something outside; only such visits become rows of the monitor. */
  /** `armedFor`: an event armed for another visit (boundary, after a gateway); no token sits here. */
  | { type: 'waiting'; elementId: string; visit: Visit; scope: Visit; for: WaitingFor; armedFor?: Visit }
  | { type: 'left'; elementId: string; visit: Visit; how: 'completed' | 'cancelled' | 'error' }
  | { type: 'variables'; scope: Visit; values: JsonObject }
  | { type: 'note'; elementId?: string; visit?: Visit; code: string; detail?: JsonObject }
  | { type: 'state'; state: InstanceStatus };

export type WaitingFor =
  | { kind: 'task'; taskId: string }
  | { kind: 'service'; taskType: string }
  | { kind: 'message'; name: string; correlationKey?: string }
  | { kind: 'signal'; name: string }
  | { kind: 'timer'; at: number }
  | { kind: 'event' }
  | { kind: 'child'; childInstanceId: string }
  | { kind: 'join' }
  | { kind: 'scope' }
  | { kind: 'condition' }
  | { kind: 'script' }
  /** Nothing that comes by itself: somebody has to repair what failed. */
  | { kind: 'incident'; incidentId: string };

export type InstanceStatus = 'active' | 'suspended' | 'completed' | 'cancelled' | 'failed';

export type { Json };
