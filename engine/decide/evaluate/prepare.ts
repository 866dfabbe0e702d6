import type {
  BoxedExpression,
  CompiledDecision,
  DecisionNode,
  DecisionRequirement,
} from '../../../contracts/processes/decision.ts';
import type { Eval } from '../../execute/feel/builder.ts';
import { FeelError } from '../../execute/feel/errors.ts';
import type { NameShape } from '../../execute/feel/names.ts';
import type { FeelType } from '../../execute/feel/types.ts';
import { boxedEval } from './boxed.ts';
import type { Part } from './part.ts';
import { shapeOfBoxed } from './shapes.ts';
import { TypeTable, shapeOfType } from './type-table.ts';

/** One node with its logic ready to run. */
export interface PreparedNode {
  readonly node: DecisionNode;
  readonly type: FeelType;
  /** Decisions: the value. Knowledge models: the function. */
  readonly logic: Eval | null;
}

/** Hears of every expression that is wrong, when a decision is checked instead of evaluated. */
export type OnWrong = (elementId: string, text: string, error: FeelError) => void;

/** A decision whose nodes are compiled when first needed. */
export class PreparedDecision {
  readonly compiled: CompiledDecision;
  readonly types: TypeTable;
  private readonly nodes: ReadonlyMap<string, DecisionNode>;
  private readonly prepared = new Map<string, PreparedNode>();
  private readonly shapes = new Map<string, NameShape | null>();

  constructor(compiled: CompiledDecision) {
    this.compiled = compiled;
    this.types = new TypeTable(compiled);
    this.nodes = new Map(compiled.nodes.map((node) => [node.key, node]));
  }

  node(key: string): PreparedNode {
    let prepared = this.prepared.get(key);
    if (!prepared) {
      prepared = this.prepare(key);
      this.prepared.set(key, prepared);
    }
    return prepared;
  }

  /** Compiles every expression of a node and says what is wrong. */
  check(key: string, onWrong: OnWrong): void {
    this.prepare(key, onWrong);
  }

  private prepare(key: string, onWrong?: OnWrong): PreparedNode {
    const node = this.nodes.get(key);
    if (!node) throw new FeelError(`the decision refers to ${key}, which it does not contain`, 0);
    const type = this.types.of(node.type);
    if (node.kind === 'input' || node.kind === 'service' || !node.logic) return { node, type, logic: null };
    const part: Part = {
      elementId: node.id,
      decision: node.id,
      file: key.slice(0, key.indexOf(':')),
      types: this.types,
      shape: this.shapeOfRequirements(node.requires, node.kind === 'knowledge' ? node : null),
      inFilter: false,
      ...(onWrong ? { onWrong } : {}),
    };
    return { node, type, logic: boxedEval(node.logic, part) };
  }

  private shapeOfRequirements(requires: readonly DecisionRequirement[], own: DecisionNode | null): NameShape {
    const shape = Object.create(null) as Record<string, NameShape | null>;
    if (own) shape[own.name] = this.shapeOfNode(own.key);
    for (const { path, node } of requires) {
      const [first, second] = path;
      if (first === undefined) continue;
      if (second === undefined) {
        shape[first] = this.shapeOfNode(node);
        const id = this.nodes.get(node)?.id ?? first;
        if (!Object.hasOwn(shape, id)) shape[id] = this.shapeOfNode(node);
      } else shape[first] = Object.assign(Object.create(null), shape[first], { [second]: this.shapeOfNode(node) });
    }
    return shape;
  }

  /** Names inside the value of a node; of a function, inside its results. */
  private shapeOfNode(key: string): NameShape | null {
    const known = this.shapes.get(key);
    if (known !== undefined) return known;
    this.shapes.set(key, null);
    const node = this.nodes.get(key);
    let shape = node ? shapeOfType(this.types.of(node.type)) : null;
    if (!shape && (node?.kind === 'decision' || node?.kind === 'knowledge')) shape = this.shapeOfLogic(node.logic);
    if (!shape && node?.kind === 'service' && node.outputs.length === 1) shape = this.shapeOfNode(node.outputs[0]!);
    this.shapes.set(key, shape);
    return shape;
  }

  private shapeOfLogic(logic: BoxedExpression | null): NameShape | null {
    return logic && shapeOfBoxed(logic, this.types);
  }
}
