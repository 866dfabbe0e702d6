import type { JsonObject } from '../../contracts/json.ts';
import type { CompiledCalendar } from './calendar.ts';
import type { InstanceStatus, WaitingFor } from './effect.ts';
import type { ParentLink, Visit } from './event.ts';
import type { ElementId, FlowId } from './process.ts';

/**
 * Everything an instance is, as plain JSON. Its size follows what is open now, never what happened. `step` owns the
 * state it is given and may change it in place.
 */
export interface InstanceState {
  instanceId: string;
  epoch: number;
  /** Number of the last step. */
  seq: number;
  /** Behaviour version; changes only at continue-as-new. */
  behaviour: number;
  status: InstanceStatus;
  businessKey: string | null;
  parent: ParentLink | null;
  /** Next visit number; visit 0 is the process scope itself. */
  nextVisit: Visit;
  scopes: Record<string, Scope>;
  /** Open visits: activities, waiting events, joins. */
  visits: Record<string, OpenVisit>;
  /** Armed deadlines, kept as a binary heap or sorted list; `at` is absolute. */
  deadlines: Deadline[];
  calendars: Record<string, CompiledCalendar>;
  /** Ids of messages and signals already consumed that could come again (bounded). */
  seen: string[];
}

/** A variable scope: the process (visit 0), an embedded subprocess, a multi-instance body or an inner instance of one. */
export interface Scope {
  visit: Visit;
  elementId: ElementId | null;
  parent: Visit | null;
  variables: JsonObject;
  /** Open visits directly inside; the scope ends when none is left. */
  open: number;
}

/** One open visit. Behaviours keep what they need in `data`. */
export interface OpenVisit {
  visit: Visit;
  elementId: ElementId;
  scope: Visit;
  enteredAt: number;
  /** Flow by which the token came, for joins. */
  via?: FlowId;
  waitingFor: WaitingFor | null;
  incident?: { incidentId: string; code: string; message: string };
  /** What the element's behaviour remembers: task id, subscriptions, boundary visits, multi-instance counters … */
  data: JsonObject;
}

export interface Deadline {
  at: number;
  visit: Visit;
  /** 0: the element's own timer; ≥ 1: a rung of a ladder. */
  slot: number;
}
