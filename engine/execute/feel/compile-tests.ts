import type { SyntaxNode } from '@lezer/common';
import type { Builder, Eval } from './builder.ts';
import { operatorOf, parts } from './builder.ts';
import type { Compile } from './compile.ts';
import { compare, equals, inRange } from './compare.ts';
import { FeelError } from './errors.ts';
import type { Scope } from './scope.ts';
import type { FeelValue } from './values.ts';
import { FeelRange, kindOf } from './values.ts';

/** Whether a value passes; `null` when that cannot be said. */
export type Test = (scope: Scope, value: FeelValue) => boolean | null;

/** `x in test` and `x in (test, test)`. */
export function compileIn(builder: Builder, node: SyntaxNode, compile: Compile): Eval {
  const valueNode = parts(node)[0];
  if (!valueNode) throw new FeelError('in needs a value', node.from);
  const value = compile(builder, valueNode);
  const several = node.getChild('PositiveUnaryTests');
  const test = compileTests(builder, several ?? node, compile);
  return (scope) => test(scope, value(scope));
}

/** `x in test`, of which the sign may stand apart. */
export function compileInOne(
  builder: Builder,
  valueNode: SyntaxNode,
  test: { node: SyntaxNode; sign: string | null },
  compile: Compile,
): Eval {
  const value = compile(builder, valueNode);
  const { node, sign } = test;
  if (sign === null) {
    const one = compileOne(builder, node, compile);
    return (scope) => one(scope, value(scope));
  }
  const operand = compile(builder, node);
  return (scope) => passes(scope, node.from, value(scope), comparedBy(sign, operand(scope)));
}

/** The unary tests of a decision table's cell: `-`, tests, `not(tests)`. */
export function compileUnaryTests(builder: Builder, node: SyntaxNode, compile: Compile): Test {
  if (node.getChild('Wildcard')) return () => true;
  const tests = node.getChild('PositiveUnaryTests');
  if (!tests) throw new FeelError('a test is missing', node.from);
  const test = compileTests(builder, tests, compile);
  if (!node.getChild('not')) return test;
  return (scope, value) => negation(test(scope, value));
}

function negation(value: boolean | null): boolean | null {
  return value === null ? null : !value;
}

function compileTests(builder: Builder, node: SyntaxNode, compile: Compile): Test {
  const tests = node.getChildren('PositiveUnaryTest').map((test) => compileOne(builder, onlyPart(test), compile));
  const [first] = tests;
  if (first && tests.length === 1) return first;
  return (scope, value) => anyOf(tests.map((test) => test(scope, value)));
}

function compileOne(builder: Builder, node: SyntaxNode, compile: Compile): Test {
  const operator = node.name === 'SimplePositiveUnaryTest' ? operatorOf(builder, node) : null;
  if (operator === null && hasNullEnd(node)) return () => null;
  const asksForValue = mentionsValue(node);
  const test = compile(asksForValue ? builder.binding(['?']) : builder, node);
  return (scope, value) => {
    if (asksForValue) {
      const result = test(scope.bind({ '?': value }));
      return typeof result === 'boolean' || result === null ? result : passes(scope, node.from, value, result);
    }
    const result = test(scope);
    // A condition on something else passes whatever the value is (§7.3.3).
    if (result === true && typeof value !== 'boolean' && node.name !== 'BooleanLiteral') return true;
    return passes(scope, node.from, value, result);
  };
}

/** A range with `null` for an end bounds nothing (§10.3.2.7). */
function hasNullEnd(node: SyntaxNode): boolean {
  const interval = node.name === 'Interval' ? node : node.getChild('Interval');
  return interval !== null && interval.getChild('null') !== null;
}

/** Whether an expression speaks of the tested value. */
function mentionsValue(node: SyntaxNode): boolean {
  let found = false;
  node.cursor().iterate((inner) => {
    found ||= inner.name === '?';
    return !found;
  });
  return found;
}

function onlyPart(node: SyntaxNode): SyntaxNode {
  const [part] = parts(node);
  if (!part) throw new FeelError('a test is missing', node.from);
  return part;
}

function anyOf(results: (boolean | null)[]): boolean | null {
  if (results.includes(true)) return true;
  return results.includes(null) ? null : false;
}

/** A value against the value of a test: a range, a list of such, or an equal value. */
export function passes(scope: Scope, position: number, value: FeelValue, test: FeelValue): boolean | null {
  if (test instanceof FeelRange && test.sign !== null && !(value instanceof FeelRange)) {
    const same = equals(value, test.low);
    return test.sign === '=' ? same : negation(same);
  }
  if (test instanceof FeelRange && !(value instanceof FeelRange)) {
    if (value === null) return null;
    const within = inRange(value, test);
    return within ?? scope.fail(`${kindOf(value)} cannot lie in a range of ${kindOf(test.low ?? test.high)}`, position);
  }
  if (!Array.isArray(test)) return equals(value, test);
  if (equals(value, test) === true) return true;
  return anyOf(test.map((one) => passes(scope, position, value, one))) === true;
}

/** `> 5` standing alone is a range without the other end. */
export function compileTest(builder: Builder, node: SyntaxNode, compile: Compile): Eval {
  const operator = operatorOf(builder, node);
  const inner = onlyPart(node);
  if (operator !== null && inner.name === 'SimplePositiveUnaryTest' && operatorOf(builder, inner) !== null) {
    throw new FeelError('a test compares with a value, not with another test', inner.from);
  }
  const operand = compile(builder, inner);
  if (operator === null) return operand;
  return (scope) => comparedBy(operator, operand(scope));
}

function comparedBy(operator: string, value: FeelValue): FeelRange {
  switch (operator) {
    case '<':
    case '<=':
      return new FeelRange(null, value, false, operator === '<=');
    case '>':
    case '>=':
      return new FeelRange(value, null, operator === '>=', false);
    default:
      return new FeelRange(value, value, true, true, operator === '=' ? '=' : '!=');
  }
}

export function compileInterval(builder: Builder, node: SyntaxNode, compile: Compile): Eval {
  const [low, high] = parts(node).map((part) => compile(builder, part));
  if (!low || !high) throw new FeelError('a range needs two ends', node.from);
  const text = builder.text(node);
  const lowIncluded = text.startsWith('[');
  const highIncluded = text.endsWith(']');
  return (scope) => {
    const [a, b] = [low(scope), high(scope)];
    if (a === null || b === null) return null;
    const order = compare(a, b);
    if (order === null) return scope.fail(`${kindOf(a)} and ${kindOf(b)} cannot bound a range`, node.from);
    return order > 0 ? null : new FeelRange(a, b, lowIncluded, highIncluded);
  };
}
