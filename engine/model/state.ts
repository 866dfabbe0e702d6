import type { Json, JsonObject } from '../../contracts/json.ts';
import type { CompiledCalendar } from './calendar.ts';
import type { InstanceStatus, OpenTask, WaitingFor } from './effect.ts';
import type { EngineEvent, ParentLink, Visit } from './event.ts';
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
  /** Armed deadlines, ascending by (`at`, `visit`, `slot`); `at` is absolute. */
  deadlines: Deadline[];
  /** `:` + signal name → visits that wait for it, ascending. */
  signals: Record<string, Visit[]>;
  calendars: Record<string, CompiledCalendar>;
  /** Ids of messages and broadcasts already consumed that could come again (bounded). */
  seen: string[];
  /** Who completed the user tasks that a four-eyes rule of another task names. */
  completers: Record<ElementId, string[]>;
  /** Results that arrived while suspended, in order; they are taken up on resume. */
  held: EngineEvent[];
  /** Elements that one step may enter before the token that goes on is parked as an incident. */
  elementLimit: number;
}

/** A variable scope: the process (visit 0), a subprocess, a multi-instance body, or an activity with locals. */
export interface Scope {
  visit: Visit;
  elementId: ElementId | null;
  parent: Visit | null;
  variables: JsonObject;
  /** Tokens directly inside; a containing scope ends when none is left. */
  open: number;
  /** Parallel joins inside that hold tokens: element id → their visit. */
  joins?: Record<ElementId, Visit>;
}

/** One open visit: a token that waits, or (`host` set) an event armed for another visit. */
export interface OpenVisit {
  visit: Visit;
  elementId: ElementId;
  scope: Visit;
  enteredAt: number;
  /** Flow by which the token came. */
  via?: FlowId;
  waitingFor: WaitingFor | null;
  incident?: OpenIncident;
  /** How many incidents this visit has had; makes their ids distinct. */
  incidents?: number;
  /** Armed events: the activity, gateway or scope they serve. */
  host?: Visit;
  /** Visits of the events armed for this one. */
  armed?: Visit[];
  timers?: OwnTimer[];
  cycle?: CycleState;
  /** A duration in working time, so that a changed calendar can move it. */
  working?: WorkingTimer;
  subscription?: OpenSubscription;
  task?: OpenTask;
  ladder?: LadderState;
  childInstanceId?: string;
  /** Parallel join: tokens held per incoming flow. */
  arrived?: Record<FlowId, number>;
  /** Multi-instance body. */
  loop?: LoopState;
  /** Inner instance of a multi-instance: 1-based position. */
  index?: number;
  /** Completion variables that could not be taken over yet (incident while leaving). */
  result?: JsonObject;
}

export interface OpenIncident {
  incidentId: string;
  code: string;
  message: string;
  /** What a retry does again: the start of the element, its work outside, or its end. */
  stage: 'enter' | 'work' | 'leave';
}

export interface OwnTimer {
  slot: number;
  at: number;
}

/** A repeating timer: what it repeats and how often it still may. */
export interface CycleState {
  /** The cycle as evaluated when armed. */
  text: string;
  /** Firings left, or −1 for no end. */
  left: number;
}

export interface WorkingTimer {
  calendar: string;
  duration: string;
  from: number;
}

export interface OpenSubscription {
  subscriptionId: string;
  kind: 'message' | 'signal';
  name: string;
  correlationKey?: string;
}

export interface LadderState {
  createdAt: number;
  /** Stages that have fired or lie behind, by index. */
  done: number[];
}

export interface LoopState {
  /** The collection as it was when the activity began; absent for a plain cardinality. */
  items?: Json[];
  total: number;
  /** Inner instances begun so far. */
  begun: number;
  completed: number;
  active: number;
  outputs?: Json[];
}

export interface Deadline {
  at: number;
  visit: Visit;
  /** 0: the element's own timer; ≥ 1: a rung of a ladder. */
  slot: number;
}
