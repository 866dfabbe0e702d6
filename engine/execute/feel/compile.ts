import type { SyntaxNode } from '@lezer/common';
import type { Eval, Builder } from './builder.ts';
import { operatorOf, parts } from './builder.ts';
import { compileCall, compileDateTime, compileFunction } from './compile-functions.ts';
import { compileFor, compileQuantified } from './compile-loops.ts';
import { compileLogic } from './compile-logic.ts';
import { compileIn, compileInterval, compileTest } from './compile-tests.ts';
import { compileInstanceOf } from './compile-types.ts';
import { compileFilter, compilePath } from './compile-values.ts';
import { compare, equals } from './compare.ts';
import { parseNumber } from './decimal.ts';
import { FeelError } from './errors.ts';
import { arithmetic, negated } from './operators.ts';
import type { Scope } from './scope.ts';
import { textOf } from './string-literal.ts';
import type { FeelContext, FeelValue } from './values.ts';
import { kindOf, newContext } from './values.ts';

type Compiler = (builder: Builder, node: SyntaxNode, compile: Compile) => Eval;
/** Compiles any expression; handed around so that the files do not import each other in a ring. */
export type Compile = (builder: Builder, node: SyntaxNode) => Eval;

const compilers: Readonly<Record<string, Compiler>> = {
  Expression: compileOnly,
  ParenthesizedExpression: compileOnly,
  FunctionBody: compileOnly,
  null: () => () => null,
  BooleanLiteral: (builder, node) => constant(builder.text(node) === 'true'),
  NumericLiteral: (builder, node) => constant(parseNumber(builder.text(node).replace(/\s/g, '')) ?? null),
  StringLiteral: (builder, node) => constant(textOf(builder.text(node))),
  VariableName: (builder, node) => {
    const name = builder.knownName(node);
    checkSpaces(builder, node, name);
    return compileVariable(builder, name);
  },
  '?': (builder) => compileVariable(builder, '?'),
  ArithmeticExpression: compileArithmetic,
  Comparison: compileComparison,
  Conjunction: compileLogic,
  Disjunction: compileLogic,
  IfExpression: compileIf,
  ForExpression: compileFor,
  QuantifiedExpression: compileQuantified,
  List: (builder, node, compile) => {
    const items = parts(node).map((part) => compile(builder, part));
    return (scope) => items.map((item) => item(scope));
  },
  Context: compileContext,
  PathExpression: compilePath,
  FilterExpression: compileFilter,
  InstanceOfExpression: compileInstanceOf,
  FunctionInvocation: compileCall,
  FunctionDefinition: compileFunction,
  DateTimeLiteral: compileDateTime,
  SimplePositiveUnaryTest: compileTest,
  Interval: compileInterval,
};

export const compileNode: Compile = (builder, node) => {
  const compiler = Object.hasOwn(compilers, node.name) ? compilers[node.name]! : null;
  if (!compiler) throw new FeelError(`${builder.text(node)} is not allowed here`, node.from);
  return compiler(builder.deeper(node), node, compileNode);
};

function constant(value: FeelValue): Eval {
  return () => value;
}

function compileOnly(builder: Builder, node: SyntaxNode, compile: Compile): Eval {
  const found = parts(node);
  if (found.length !== 1) throw new FeelError('one expression is needed', node.from);
  return compile(builder, found[0]!);
}

/** Variables have spaces in their names only where such a name is known; elsewhere an operator is missing. */
function checkSpaces(builder: Builder, node: SyntaxNode, name: string): void {
  if (!name.includes(' ') || !builder.isOutside(name) || builder.isDeclared(name)) return;
  throw new FeelError(`"${name}" is no variable name; is an operator missing?`, node.from);
}

function compileVariable(builder: Builder, name: string): Eval {
  if (!builder.isBound(name)) builder.noteRead(name);
  return builder.isOutside(name) ? (scope) => scope.readOutside(name) : (scope) => scope.lookup(name);
}

function compileArithmetic(builder: Builder, node: SyntaxNode, compile: Compile): Eval {
  const operands = parts(node).map((part) => compile(builder, part));
  const operator = operatorOf(builder, node) ?? '';
  const [first, second] = operands;
  if (!first) throw new FeelError('an operand is missing', node.from);
  if (!second) return (scope) => judged(scope, node, negated(first(scope)), operator, [first(scope)]);
  const apply = arithmetic[operator === '^' ? '**' : operator];
  if (!apply) throw new FeelError(`operator ${operator} is not known`, node.from);
  return (scope) => {
    const a = first(scope);
    const b = second(scope);
    return a === null || b === null ? null : judged(scope, node, apply(a, b), operator, [a, b]);
  };
}

/** `undefined` from an operator: it does not exist for these kinds of values. */
function judged(
  scope: Scope,
  node: SyntaxNode,
  result: FeelValue | undefined,
  operator: string,
  operands: FeelValue[],
): FeelValue {
  if (result !== undefined) return result;
  if (operands.includes(null)) return null;
  return scope.fail(`${operator} cannot be applied to ${operands.map(kindOf).join(' and ')}`, node.from);
}

function compileComparison(builder: Builder, node: SyntaxNode, compile: Compile): Eval {
  if (node.getChild('in')) {
    return (node.getChild('PositiveUnaryTests') ? compileIn : compileLogic)(builder, node, compile);
  }
  const operands = parts(node).map((part) => compile(builder, part));
  if (node.getChild('between')) return compileBetween(node, operands);
  const operator = operatorOf(builder, node) ?? '';
  const [first, second] = operands;
  if (!first || !second) throw new FeelError('an operand is missing', node.from);
  if (operator === '=' || operator === '!=') {
    return (scope) => {
      const same = equals(first(scope), second(scope));
      return same === null ? null : same === (operator === '=');
    };
  }
  return (scope) => ordered(scope, node, operator, first(scope), second(scope));
}

const holds: Readonly<Record<string, (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

function ordered(scope: Scope, node: SyntaxNode, operator: string, a: FeelValue, b: FeelValue): boolean | null {
  if (a === null || b === null) return null;
  const order = compare(a, b);
  if (order !== null) return holds[operator]!(order);
  return scope.fail(`${kindOf(a)} and ${kindOf(b)} cannot be compared by ${operator}`, node.from);
}

function compileBetween(node: SyntaxNode, operands: Eval[]): Eval {
  const [value, low, high] = operands;
  if (!value || !low || !high) throw new FeelError('between needs two bounds', node.from);
  return (scope) => {
    const v = value(scope);
    return and(ordered(scope, node, '>=', v, low(scope)), ordered(scope, node, '<=', v, high(scope)));
  };
}

function and(a: boolean | null, b: boolean | null): boolean | null {
  if (a === false || b === false) return false;
  return a === null || b === null ? null : true;
}

function compileIf(builder: Builder, node: SyntaxNode, compile: Compile): Eval {
  const [condition, then, otherwise] = parts(node).map((part) => compile(builder, part));
  if (!condition || !then || !otherwise) throw new FeelError('if needs then and else', node.from);
  return (scope) => (condition(scope) === true ? then(scope) : otherwise(scope));
}

/** Entries see those before them. */
function compileContext(builder: Builder, node: SyntaxNode, compile: Compile): Eval {
  const entries: { name: string; value: Eval }[] = [];
  let inner = builder;
  let twice = false;
  for (const entry of node.getChildren('ContextEntry')) {
    const [key, value] = parts(entry);
    if (!key || !value) throw new FeelError('a context entry needs a name and a value', entry.from);
    const literal = key.getChild('StringLiteral');
    const name = literal ? textOf(builder.text(literal)) : builder.name(key);
    twice ||= entries.some((other) => other.name === name);
    // A function may call itself by the name of its entry.
    const own = value.name === 'FunctionDefinition' ? inner.binding([name]) : inner;
    entries.push({ name, value: compile(own, value) });
    inner = inner.binding([name]);
  }
  if (twice) return (scope) => scope.fail('a context has two entries of the same name', node.from);
  return (scope) => {
    const context: FeelContext = newContext();
    const within = scope.bind(context);
    for (const { name, value } of entries) context[name] = value(within);
    return context;
  };
}
