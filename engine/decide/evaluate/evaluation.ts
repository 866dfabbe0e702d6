import type { DecisionNode, DecisionRequirement } from '../../../contracts/processes/decision.ts';
import type { Scope } from '../../execute/feel/scope.ts';
import type { FeelType } from '../../execute/feel/types.ts';
import { ANY } from '../../execute/feel/types.ts';
import type { FeelContext, FeelValue } from '../../execute/feel/values.ts';
import { FeelFunction, isContext, newContext } from '../../execute/feel/values.ts';
import { fromVariable } from './from-variable.ts';
import type { Part } from './part.ts';
import { fitted } from './part.ts';
import type { PreparedDecision } from './prepare.ts';

type Service = Extract<DecisionNode, { kind: 'service' }>;

/** One pass through a requirement graph: every node has one value. */
export class Evaluation {
  private readonly decision: PreparedDecision;
  private readonly scope: Scope;
  private readonly variables: FeelContext;
  private readonly values: Map<string, FeelValue>;

  constructor(
    decision: PreparedDecision,
    scope: Scope,
    variables: FeelContext,
    given: ReadonlyMap<string, FeelValue> = new Map(),
  ) {
    this.decision = decision;
    this.scope = scope;
    this.variables = variables;
    this.values = new Map(given);
  }

  /** The value of the decision; a decision service takes its parameters from the variables. */
  answer(): FeelValue {
    const { node } = this.decision.node(this.decision.compiled.root);
    if (node.kind !== 'service') return this.value(node.key);
    for (const { name, node: key } of node.parameters) {
      if (this.decision.node(key).node.kind !== 'input') this.values.set(key, this.input(key, name));
    }
    return this.outputsOf(node);
  }

  private value(key: string): FeelValue {
    const known = this.values.get(key);
    if (known !== undefined) return known;
    const value = this.compute(key);
    this.values.set(key, value);
    return value;
  }

  private compute(key: string): FeelValue {
    const { node, type, logic } = this.decision.node(key);
    switch (node.kind) {
      case 'input':
        return this.input(key, node.name);
      case 'service':
        return this.serviceFunction(node);
      case 'knowledge':
      case 'decision': {
        if (!logic) return null;
        const frame = this.required(node.requires);
        const value = logic(this.scope.outermost.bind(frame));
        if (node.kind === 'decision') return fitted(this.scope, this.part(node), value, type, node.name);
        // Known to itself, so that it may call itself.
        const callable = this.withResult(node, value, resultOf(type));
        frame[node.name] = callable;
        return callable;
      }
    }
  }

  /** What the caller gives under a name, as its type wants it. */
  private input(key: string, name: string): FeelValue {
    const { node, type } = this.decision.node(key);
    const given = Object.hasOwn(this.variables, name) ? this.variables[name]! : null;
    return fitted(this.scope, this.part(node), fromVariable(given, type), type, name);
  }

  /** Names in reach of a node's logic: what it requires, imported elements inside their import. */
  private required(requires: readonly DecisionRequirement[]): FeelContext {
    const frame = newContext();
    for (const { path, node } of requires) {
      const [first, second] = path;
      if (first === undefined) continue;
      const { id } = this.decision.node(node).node;
      // Other tools call what a decision requires by its id.
      if (second === undefined && !Object.hasOwn(frame, id)) frame[id] = this.value(node);
      const value = this.value(node);
      if (second === undefined) frame[first] = value;
      else {
        const outer = frame[first] ?? null;
        frame[first] = Object.assign(newContext(), isContext(outer) ? outer : {}, { [second]: value });
      }
    }
    return frame;
  }

  /** A decision service as a function: its decisions are made anew with what it is given (§10.4). */
  private serviceFunction(node: Service): FeelFunction {
    const types = node.parameters.map((parameter) => this.decision.node(parameter.node).type);
    const call = (args: FeelValue[]): FeelValue => {
      const given = new Map<string, FeelValue>();
      for (const [index, { name, node: key }] of node.parameters.entries()) {
        const before = this.scope.problems.length;
        given.set(key, fitted(this.scope, this.part(node), args[index] ?? null, types[index]!, name));
        if (this.scope.problems.length > before) return null;
      }
      this.scope.spend(1, 0);
      return new Evaluation(this.decision, this.scope, newContext(), given).outputsOf(node);
    };
    const names = node.parameters.map(({ name }) => name);
    return new FeelFunction(names, call, { parameters: types, result: ANY });
  }

  /** The function of a knowledge model, whose results have the type of the model. */
  private withResult(node: DecisionNode, value: FeelValue, type: FeelType): FeelValue {
    if (!(value instanceof FeelFunction) || type.kind === 'any') return value;
    const call = (args: FeelValue[]): FeelValue =>
      fitted(this.scope, this.part(node), value.call(args), type, node.name);
    return new FeelFunction(value.parameters, call, { parameters: value.type?.parameters ?? [], result: type });
  }

  /** One output decision is its value, several are a context. */
  private outputsOf(node: Service): FeelValue {
    const outputs = node.outputs.map((key) => ({ name: this.decision.node(key).node.name, value: this.value(key) }));
    const { type } = this.decision.node(node.key);
    const [only] = outputs;
    let value: FeelValue = null;
    if (outputs.length === 1) value = only!.value;
    else {
      const context = newContext();
      for (const output of outputs) context[output.name] = output.value;
      value = context;
    }
    return type.kind === 'any' ? value : fitted(this.scope, this.part(node), value, resultOf(type), node.name);
  }

  private part(node: DecisionNode): Part {
    const { types } = this.decision;
    return { elementId: node.id, decision: node.id, file: '0', types, shape: {}, inFilter: false };
  }
}

/** Some tools type a function by its result, others by a function type. */
function resultOf(type: FeelType): FeelType {
  let inner = type;
  while (inner.kind === 'named') inner = inner.resolve();
  return inner.kind === 'function' ? inner.result : type;
}
