/** A random process before it is written as a file: plain JSON, so that it can be made smaller when it has found something. */
export interface Plan {
  start: 'none' | 'message' | 'implicit' | 'receive' | 'race' | 'race of all' | 'message and signal';
  content: Content;
}

/** What is in a process or subprocess: a block between start and end, and event subprocesses. */
export interface Content {
  body: Block;
  end: End;
  listeners: Listener[];
}

export type Block =
  | Activity
  | { kind: 'catch'; triggers: Trigger[]; all: boolean }
  | { kind: 'throw'; throws: Thrown[] }
  | { kind: 'sequence'; blocks: Block[] }
  | {
      kind: 'exclusive' | 'inclusive' | 'parallel' | 'complex' | 'bare';
      blocks: Block[];
      ways: string[];
      other: boolean;
      needs: number;
    }
  | { kind: 'race'; triggers: Trigger[]; blocks: Block[] }
  | { kind: 'loop'; body: Block; again: string }
  | { kind: 'link'; body: Block }
  /** Goes nowhere further. */
  | { kind: 'dead'; body: Block; end: End }
  | { kind: 'graph'; nodes: GraphNode[]; ways: string[] };

export type Work =
  'task' | 'manual' | 'user' | 'service' | 'receive' | 'send' | 'script' | 'call' | 'sub' | 'transaction' | 'adhoc';

export interface Activity {
  kind: 'activity';
  work: Work;
  content?: Content;
  /** Ad-hoc subprocess: what can be chosen. */
  choices?: Activity[];
  adHoc?: { sequential: boolean; keeps: boolean; until?: string; first?: true };
  boundaries: Attached[];
  repeat?: Repeat;
  undo?: Undo;
  /** Input and output mappings. */
  maps?: true;
}

export interface Attached {
  triggers: Trigger[];
  all: boolean;
  interrupting: boolean;
  body: Block;
  merges: boolean;
}

export interface Listener {
  triggers: Trigger[];
  all: boolean;
  interrupting: boolean;
  /** Begins when its scope is undone. */
  undoes?: true;
  content: Content;
}

export interface Trigger {
  on: 'message' | 'timer' | 'signal' | 'conditional' | 'error' | 'escalation' | 'receive';
  /** Name, code (empty: any), condition or time. */
  what: string;
}

export type Repeat =
  | { how: 'parallel' | 'sequential'; count: number; items: boolean; enough?: string; collects: boolean }
  | { how: 'loop'; before: boolean; condition?: string; maximum?: number };

/** How an activity is undone. */
export interface Undo {
  by: 'user' | 'script' | 'task' | 'sub';
  content?: Content;
  repeat?: Repeat;
}

export interface Thrown {
  what: 'message' | 'signal' | 'escalation' | 'error' | 'compensation' | 'cancel' | 'terminate';
  name: string;
  /** Compensation: of one activity (which of those there are), and whether it is awaited. */
  one?: number;
  waits: boolean;
}

export type End = Thrown[];

export interface GraphNode {
  type: 'user' | 'task' | 'exclusive' | 'inclusive' | 'parallel' | 'complex';
  /** Nodes that its flows lead to. */
  to: number[];
  /** User tasks: where a boundary event leads. */
  side?: { to: number; interrupting: boolean };
}
