import type { Json } from '../../../contracts/json.ts';
import type { Definition, Flow, Node } from './diagram.ts';
import type { Values } from './expression.ts';

/** The process, or the inside of an open activity: variables, and a place for tokens. */
export interface Scope {
  /** The visit whose inside it is; `null` for the process. */
  of: Visit | null;
  around: Scope | null;
  values: Values;
  /** Activities completed in here that can be undone. */
  done: Completion[];
  /** An interrupting event subprocess has taken over. */
  overtaken: boolean;
  /** What is still to be undone in here, one after the other. */
  undoing: Completion[] | null;
  /** Undoing sees the values of the time when the activity was completed. */
  then: ReadonlyMap<Scope, Values> | null;
  /** The scope itself, or the one that it stands for while a completed subprocess is open again to be undone. */
  self: Scope;
}

/** An element at which a token is, or (`serves`) an event that waits beside one. */
export interface Visit {
  /** Order of creation. */
  age: number;
  node: Node;
  scope: Scope;
  inside: Scope | null;
  /** What it waits for; `null` while it is being carried out. */
  waits: string | null;
  serves: Visit | Scope | null;
  parts: Part[];
  came: Map<number, Values>;
  incident: { code: string; retry: () => void } | null;
  /** Position among the instances or rounds of a repeated activity. */
  index: number | null;
  /** The whole of a repeated activity. */
  whole: { items: Json[]; total: number; begun: number; completed: number } | null;
  undoes: Completion | null;
  /** What the event of an event subprocess has brought. */
  brought: Values;
  adHoc: { queue: Node[]; closing: boolean } | null;
  /** The token has gone on; the visit stays until what it began is done. */
  left: boolean;
}

/** One definition of an event that is awaited. */
export interface Part {
  index: number;
  age: number;
  definition: Definition;
  due: number | null;
  /** Timer cycles: how often it fires. */
  left: number;
  /** Conditions: whether it was true when last asked. */
  holds: boolean;
}

/** Tokens held by a gateway that joins, per incoming flow. */
export interface Join {
  age: number;
  node: Node;
  scope: Scope;
  held: Map<Flow, number>;
  /** Complex gateway waiting for its reset: the flows whose tokens it took at its start. */
  taken: Flow[] | null;
}

/** A token between two elements. */
export interface Move {
  node: Node;
  scope: Scope;
  via: Flow | null;
  index: number | null;
  undoes: Completion | null;
  brought: Values;
}

/** An activity that was completed. */
export interface Completion {
  number: number;
  node: Node;
  scope: Scope;
  /** Its inside as it was. */
  locals: Values;
  inside: Completion[];
  self: Scope | null;
  then: ReadonlyMap<Scope, Values>;
  /** It was still running and is undone as far as it came. */
  partial: boolean;
}

export function newScope(of: Visit | null, around: Scope | null): Scope {
  const scope = {
    of,
    around,
    values: new Map(),
    done: [],
    overtaken: false,
    undoing: null,
    then: null,
  } as unknown as Scope;
  scope.self = scope;
  return scope;
}

/** A token cannot go on: an incident. */
export class Stuck extends Error {}

/** A step that goes on for too long to be played. */
export class Endless extends Error {}
