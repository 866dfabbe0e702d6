import type { JsonObject } from '../../contracts/json.ts';
import type { Effect, TraceEntry } from '../model/effect.ts';
import type { EngineEvent, Visit } from '../model/event.ts';
import type { CompiledElement, CompiledProcess, ElementId, ElementKind, FlowId } from '../model/process.ts';
import type { InstanceState, OpenVisit } from '../model/state.ts';

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
  /** Elements entered in this step. */
  entered: number;
  /** When the deadline that fires was due; cycles repeat from there. */
  due: number;
}

/** A token that travels to `node`; it is counted in its scope already. */
export interface Arrival {
  node: Node;
  scope: Visit;
  via: FlowId | undefined;
  /** Inner instance of a multi-instance: 1-based position. */
  index?: number;
}

/** The compiled process with references in place of ids; built once per process and shared by all its instances. */
export interface Graph {
  readonly nodes: ReadonlyMap<ElementId, Node>;
  /** User tasks whose completers a four-eyes rule asks for. */
  readonly witnessed: ReadonlySet<ElementId>;
}

export interface Node<E extends CompiledElement = CompiledElement> {
  readonly id: ElementId;
  readonly element: E;
  readonly behavior: Behavior<E>;
  readonly outgoing: readonly Flow[];
  readonly boundaries: readonly Node[];
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
  /** What the visit waits for has come: its timer, message, signal, service result, child result or person. */
  trigger?(run: Run, node: Node<E>, visit: OpenVisit, variables: JsonObject): void;
  /** A rung of a ladder is due. */
  rung?(run: Run, node: Node<E>, visit: OpenVisit, slot: number): void;
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
export type ExecutedKind = Exclude<ElementKind, NotExecuted>;
export type NotExecuted =
  'businessRuleTask' | 'transaction' | 'adHocSubProcess' | 'eventSubProcess' | 'inclusiveGateway' | 'complexGateway';
