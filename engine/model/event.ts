import type { JsonObject } from '../../contracts/json.ts';
import type { CompiledCalendar } from './calendar.ts';

/** Who caused an event. User names, never ids of rows: they are what diagrams and variables speak of. */
export interface Actor {
  user: string;
  /** The person whose right was used, when the actor stands in for somebody (代班). */
  onBehalfOf?: string;
}

/** Number of one visit of an element; unique in an instance for ever, also through loops and multi-instance. */
export type Visit = number;

interface EventBase {
  /** Milliseconds since 1970. */
  at: number;
  actor?: Actor;
}

/** A parent that called this instance. */
export interface ParentLink {
  instanceId: string;
  visit: Visit;
}

export type StartEvent = EventBase & {
  type: 'start';
  /** Start event or instantiating element; absent means the none start event. */
  elementId?: string;
  /** Which of its definitions came (index), for a start event that waits for several. */
  definition?: number;
  variables: JsonObject;
  businessKey?: string;
  /** Id and name of the message that started the instance. */
  messageId?: string;
};

export type EngineEvent =
  | StartEvent
  | (EventBase & { type: 'completeTask'; taskId: string; visit: Visit; variables: JsonObject; outcome?: string })
  | (EventBase & { type: 'changeDue'; taskId: string; visit: Visit; due: number | null })
  /** A person or service reports a BPMN error or escalation on an open activity. */
  | (EventBase & { type: 'throwError'; visit: Visit; code: string; message?: string; variables: JsonObject })
  | (EventBase & { type: 'throwEscalation'; visit: Visit; code: string; variables: JsonObject })
  | (EventBase & { type: 'completeService'; visit: Visit; result: JsonObject | null })
  /** Technical failure after the activity's own attempts. */
  | (EventBase & { type: 'failService'; visit: Visit; message: string; code?: string })
  | (EventBase & {
      type: 'deliverMessage';
      visit: Visit;
      subscriptionId: string;
      messageId: string;
      name: string;
      variables: JsonObject;
    })
  | (EventBase & { type: 'deliverSignal'; broadcastId: string; name: string; variables: JsonObject })
  | (EventBase & { type: 'childStarted'; visit: Visit; childInstanceId: string })
  | (EventBase & { type: 'childCompleted'; visit: Visit; childInstanceId?: string; variables: JsonObject })
  | (EventBase & {
      type: 'childEnded';
      visit: Visit;
      childInstanceId?: string;
      state: 'cancelled' | 'failed';
      code?: string;
      message?: string;
    })
  | (EventBase & {
      type: 'childError';
      visit: Visit;
      childInstanceId?: string;
      code: string;
      message?: string;
      variables: JsonObject;
    })
  | (EventBase & {
      type: 'childEscalation';
      visit: Visit;
      childInstanceId?: string;
      code: string;
      variables: JsonObject;
    })
  /** Every deadline due at or before `at` fires, oldest first. */
  | (EventBase & { type: 'deadline' })
  | (EventBase & { type: 'retryIncident'; incidentId: string; visit: Visit; variables?: JsonObject; reason?: string })
  | (EventBase & { type: 'skipIncident'; incidentId: string; visit: Visit; variables?: JsonObject; reason?: string })
  | (EventBase & { type: 'setVariables'; scope?: Visit; variables: JsonObject; reason?: string })
  | (EventBase & {
      type: 'modify';
      cancel: Visit[];
      start: { elementId: string; position: 'before' | 'after' }[];
      variables?: JsonObject;
      reason?: string;
    })
  /** Somebody chooses what to do next in an ad-hoc subprocess, or says that nothing more is to be done. */
  | (EventBase & { type: 'chooseActivities'; visit: Visit; elements: string[]; done?: boolean })
  | (EventBase & { type: 'suspend'; reason?: string })
  | (EventBase & { type: 'resume'; reason?: string })
  /** `compensate`: what was completed is undone first, the last first. */
  | (EventBase & { type: 'cancel'; reason?: string; compensate?: boolean })
  | (EventBase & { type: 'changeCalendar'; calendars: Record<string, CompiledCalendar> });

export type EngineEventType = EngineEvent['type'];

/** Why an event is not accepted; `code` is in contracts/errors.ts. */
export interface Refusal {
  code: string;
  message: string;
}
