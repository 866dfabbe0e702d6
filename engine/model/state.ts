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
  /** `:` + variable name → visits whose condition reads it, ascending; absent: none. */
  conditions?: Record<string, Visit[]>;
  /** Completions that compensation may undo, counted; absent: none so far. */
  completions?: number;
  /** Visits that undo: what changes around them is kept from them. Absent: none. */
  undoing?: Visit[];
  calendars: Record<string, CompiledCalendar>;
  /** Ids of messages and broadcasts already consumed that could come again (bounded). */
  seen: string[];
  /** Who completed the user tasks that a four-eyes rule of another task names. */
  completers: Record<ElementId, string[]>;
  /** Results that arrived while suspended, in order; they are taken up on resume. */
  held: EngineEvent[];
  /** Elements that one step may enter in a scope before the token that goes on is parked as an incident. */
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
  /** Joins inside that hold tokens: element id → their visit. */
  joins?: Record<ElementId, Visit>;
  /** Start events of event subprocesses that listen for this scope. */
  listeners?: Visit[];
  /** An interrupting event subprocess has taken over: no other event subprocess of this scope begins any more. */
  interrupted?: true;
  /** What was completed inside and can be undone, in order of completion. */
  completed?: Completion[];
  /** What variables were before they changed, as far as a completion remembers that time. */
  history?: FormerValues[];
  /** Undoing: values that it sees in place of today's; what it writes goes to both. */
  former?: JsonObject;
  /** Completions that are being undone in this scope; the next is the last. */
  undo?: Undo;
}

/** An activity that was completed and can be undone. */
export interface Completion {
  elementId: ElementId;
  visit: Visit;
  /** Scope in which it was completed, whose variables the undoing sees and changes. */
  scope: Visit;
  /** Its place in the order of completions. */
  number: number;
  /** Its own variables when it was completed. */
  locals?: JsonObject;
  /** A subprocess: what was completed inside, and the former values of its variables. */
  inside?: Completion[];
  history?: FormerValues[];
  /** A subprocess that was interrupted: what was completed inside is undone, its own handler is not asked. */
  partial?: true;
}

/** Values before changes made between completion `number` and the next. */
export interface FormerValues {
  number: number;
  values: JsonObject;
  /** Names that did not exist before. */
  added?: string[];
}

/** Undoing: one completion after the other, from the end of the list. */
export interface Undo {
  left: Completion[];
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
  /** Joins: tokens held per incoming flow. */
  arrived?: Record<FlowId, number>;
  /** Inclusive and complex join: a token elsewhere for which it waits; only spares looking for it again. */
  blockedBy?: Visit;
  /**
   * Complex gateway that waits for its reset: flows whose tokens made it go on; it counts as one token itself. The
   * visit that goes on at the reset has none.
   */
  reset?: FlowId[];
  /** One of several definitions of the event `host`: its index. */
  part?: number;
  /** An event that waits for all of its definitions: what those that came have brought, by index. */
  came?: Record<number, JsonObject>;
  /** Conditional event: whether its condition was true when last asked. */
  condition?: { holds: boolean };
  /** Event subprocess: what its start event brought. */
  brought?: JsonObject;
  /** Ad-hoc subprocess. */
  adHoc?: AdHocState;
  /** Its token has gone on; the visit stays until what it began is done. */
  tokenLeft?: true;
  /** This visit undoes a completed activity. */
  undoes?: Completion;
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

export interface AdHocState {
  /** Chosen, but not begun because another one goes first. */
  queue: ElementId[];
  /** Nothing more begins; it ends with what is running. */
  closing: boolean;
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
