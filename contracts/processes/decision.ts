/**
 * The compiled form of one DMN decision or decision service with everything it requires: frozen JSON that an instance
 * carries in its input, so that its history replays anywhere. A key of a node or type begins with the number of the file
 * it comes from: `0:` the file itself, others are imported.
 */
export interface CompiledDecision {
  formatVersion: 1;
  /** DMN id. */
  key: string;
  name: string;
  /** SHA-256 (hex) of everything else in this object. */
  hash: string;
  kind: 'decision' | 'service';
  /** The name by which a binding `versionTag` finds this version. */
  versionTag?: string;
  /** What it asks from outside, directly or not. */
  inputs: DecisionInput[];
  /** The decision itself and all that it requires. */
  nodes: DecisionNode[];
  /** Key of the decision itself. */
  root: string;
  types: DecisionType[];
  /** Names that files have for others: types of them are `name.type` in expressions. */
  imports: { file: string; name: string; target: string }[];
}

export interface DecisionInput {
  name: string;
  /** Name of the type, if it has one. */
  type?: string;
}

/** Name of a type that FEEL knows, or the key of an item definition. */
export type TypeRef = string;

/** Item definition. */
export interface DecisionType {
  key: string;
  list?: true;
  base?: TypeRef;
  entries?: NamedType[];
  function?: { parameters: NamedType[]; result?: TypeRef };
  /** Unary tests that a value (each element of a list) must pass. */
  allowed?: string;
  /** Unary tests that the value as a whole must pass. */
  constraint?: string;
}

/** Something required, and the name that expressions use for it; a longer path goes through imports. */
export interface DecisionRequirement {
  path: string[];
  node: string;
}

interface NodeBase {
  key: string;
  id: string;
  name: string;
  type?: TypeRef;
}

export type DecisionNode =
  | (NodeBase & { kind: 'input' })
  | (NodeBase & { kind: 'decision'; requires: DecisionRequirement[]; logic: BoxedExpression | null })
  | (NodeBase & { kind: 'knowledge'; requires: DecisionRequirement[]; logic: BoxedFunction | null })
  | (NodeBase & {
      kind: 'service';
      /** Decisions and input data that the caller gives, in the order of the parameters. */
      parameters: { name: string; node: string }[];
      outputs: string[];
    });

interface BoxedBase {
  id?: string;
  type?: TypeRef;
}

export interface NamedType {
  name: string;
  type?: TypeRef;
}

export interface BoxedFunction extends BoxedBase {
  kind: 'function';
  parameters: NamedType[];
  body: BoxedExpression | null;
}

export interface BoxedTable extends BoxedBase {
  kind: 'table';
  hitPolicy: HitPolicy;
  aggregation?: Aggregation;
  inputs: TableInput[];
  outputs: TableOutput[];
  rules: TableRule[];
}

export interface TableInput {
  id?: string;
  expression: string;
  type?: TypeRef;
  /** Unary tests that the input must pass. */
  values?: string;
}

export interface TableOutput extends BoxedBase {
  name?: string;
  /** Allowed values, the most important first. */
  values?: string;
  default?: string;
}

export interface TableRule {
  id: string;
  /** Input entries: unary tests. */
  when: string[];
  /** Output entries: expressions. */
  then: string[];
}

export type BoxedExpression =
  | (BoxedBase & { kind: 'literal'; text: string })
  | (BoxedBase & { kind: 'context'; entries: { name?: string; type?: TypeRef; value: BoxedExpression | null }[] })
  | (BoxedBase & { kind: 'list'; items: (BoxedExpression | null)[] })
  | (BoxedBase & { kind: 'relation'; columns: NamedType[]; rows: (BoxedExpression | null)[][] })
  | BoxedFunction
  | (BoxedBase & {
      kind: 'invocation';
      function: BoxedExpression | null;
      bindings: { name: string; value: BoxedExpression | null }[];
    })
  | (BoxedBase & {
      kind: 'conditional';
      if: BoxedExpression | null;
      then: BoxedExpression | null;
      else: BoxedExpression | null;
    })
  | (BoxedBase & { kind: 'filter'; in: BoxedExpression | null; match: BoxedExpression | null })
  | (BoxedBase & {
      kind: 'for' | 'some' | 'every';
      variable: NamedType;
      in: BoxedExpression | null;
      body: BoxedExpression | null;
    })
  | BoxedTable;

export const hitPolicies = ['UNIQUE', 'FIRST', 'PRIORITY', 'ANY', 'COLLECT', 'RULE ORDER', 'OUTPUT ORDER'] as const;
export type HitPolicy = (typeof hitPolicies)[number];

export const aggregations = ['SUM', 'MIN', 'MAX', 'COUNT'] as const;
export type Aggregation = (typeof aggregations)[number];

/** The rules of one decision table that matched, in the order of the table. */
export interface MatchedTable {
  /** Id of the decision or knowledge model that the table belongs to. */
  decision: string;
  /** Id of the table. */
  table: string;
  rules: { id: string; number: number }[];
}

/** Why a value is `null` that should be none, or what the tables were not prepared for. */
export interface DecisionProblem {
  /** Id of the element whose expression or table it is. */
  elementId: string;
  message: string;
  /** Expression and character in it, from 0. */
  expression?: string;
  position?: number;
  /** There is no answer; without it the expression alone is `null` where something does not fit. */
  fatal?: true;
}
