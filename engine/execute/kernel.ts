import type { JsonObject } from '../../contracts/json.ts';
import type { Effect, TraceEntry } from '../model/effect.ts';
import type { EngineEvent, Visit } from '../model/event.ts';
import type {
  CompiledElement,
  CompiledProcess,
  ElementId,
  ElementKind,
  EventElement,
  FlowId,
} from '../model/process.ts';
import type { Completion, InstanceState, OpenVisit, Scope } from '../model/state.ts';

/** One step under way: the state it changes and what it has to say so far. */
export interface Run {
  readonly graph: Graph;
  readonly process: CompiledProcess;
  readonly state: InstanceState;
  readonly at: number;
  readonly event: EngineEvent;
  readonly effects: Effect[];
  readonly trace: TraceEntry[];
  /** Tokens on their way to an element, first in, first out. */
  readonly queue: Arrival[];
  /** Elements entered in this step, in all and per scope. */
  readonly entered: { all: number; readonly perScope: Map<Visit, number> };
  /** When the deadline that fires was due; cycles repeat from there. */
  due: number;
  /** Conditional events to ask again, because a variable they read has changed. */
  readonly dirty: Set<Visit>;
  /** Scopes in which tokens have moved or died: joins that waited for them may go on. */
  readonly touched: Set<Visit>;
}

/** A token that travels to `node`; it is counted in its scope already. */
export interface Arrival {
  node: Node;
  scope: Visit;
  via: FlowId | undefined;
  /** Inner instance of a multi-instance or loop: 1-based position. */
  index?: number;
  /** The completion that this token undoes. */
  undoes?: Completion;
  /** What an event has brought to its event subprocess. */
  brought?: JsonObject;
}

/** The compiled process with references in place of ids; built once per process and shared by all its instances. */
export interface Graph {
  readonly nodes: ReadonlyMap<ElementId, Node>;
  /** User tasks whose completers a four-eyes rule asks for. */
  readonly witnessed: ReadonlySet<ElementId>;
  /** Start events of the process's own event subprocesses. */
  readonly listeners: readonly Node<EventElement>[];
  /** Something can be undone, so that completions and former values are remembered. */
  readonly remembers: boolean;
  /** Some join waits for what is under way elsewhere (inclusive, complex). */
  readonly looksAround: boolean;
  /** What happens when the last token of a scope has ended. */
  readonly scopeEmptied: (run: Run, scope: Scope) => void;
}

export interface Node<E extends CompiledElement = CompiledElement> {
  readonly id: ElementId;
  readonly element: E;
  readonly behavior: Behavior<E>;
  readonly outgoing: readonly Flow[];
  readonly boundaries: readonly Node[];
  /** Where a token can have come from directly: over flows and links, or from the activity of a boundary event. */
  readonly sources: readonly Node[];
  /** Throwing link event: where it leads. */
  readonly link: Node | null;
  /** Subprocess: start events of the event subprocesses inside. */
  readonly listeners: readonly Node<EventElement>[];
  /** How it is undone once it is completed. */
  readonly undoing: Undoing | null;
}

/** A handler drawn at the activity, an event subprocess inside it, or else whatever inside it can be undone. */
export interface Undoing {
  readonly handler?: { readonly boundary: Node; readonly activity: Node };
  readonly event?: Node;
}

export interface Flow {
  readonly id: FlowId;
  readonly target: Node;
  readonly condition: string | undefined;
  readonly isDefault: boolean;
}

/**
 * What an element does. Methods that throw an `EngineError` park their token as an incident; they send effects only
 * after everything that can throw.
 */
export interface Behavior<E extends CompiledElement = CompiledElement> {
  /** A token has arrived and its visit begins: leave at once, or wait. */
  enter(run: Run, node: Node<E>, visit: OpenVisit): void;
  /** Joins decide themselves when arriving tokens become a visit. */
  arrive?(run: Run, node: Node<E>, arrival: Arrival): void;
  /** No token can come any more for which this join waits. */
  ready?(run: Run, node: Node<E>, visit: OpenVisit): void;
  /** What the visit waits for has come: its timer, message, signal, service result, child result or person. */
  trigger?(run: Run, node: Node<E>, visit: OpenVisit, variables: JsonObject): void;
  /** A rung of a ladder is due. */
  rung?(run: Run, node: Node<E>, visit: OpenVisit, slot: number): void;
  /** A token inside has gone on or ended. */
  passed?(run: Run, node: Node<E>, visit: OpenVisit): void;
  /** The last token inside has ended. */
  emptied?(run: Run, node: Node<E>, visit: OpenVisit): void;
  /** Takes back what was asked of the outside. */
  withdraw?(run: Run, node: Node<E>, visit: OpenVisit, how: 'cancelled' | 'error'): void;
  /** Asks the outside again after a technical failure (incident at stage `work`). */
  repeat?(run: Run, node: Node<E>, visit: OpenVisit): void;
  /** The end of the visit once its work is done: takes `visit.result` over and goes on. Absent: cannot be skipped. */
  end?(run: Run, node: Node<E>, visit: OpenVisit): void;
}

/** Kinds that the engine executes; the compiler refuses all others. */
export type ExecutedKind = ElementKind;
