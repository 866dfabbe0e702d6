import type { SyntaxNode } from '@lezer/common';
import type { Builder, Eval } from './builder.ts';
import { operatorOf, parts } from './builder.ts';
import type { Compile } from './compile.ts';
import { compare, equals, inRange } from './compare.ts';
import { FeelError } from './errors.ts';
import type { Scope } from './scope.ts';
import type { FeelValue } from './values.ts';
import { FeelRange, kindOf } from './values.ts';

/** `x in test` and `x in (test, test)`. */
export function compileIn(builder: Builder, node: SyntaxNode, compile: Compile): Eval {
  const valueNode = parts(node)[0];
  if (!valueNode) throw new FeelError('in needs a value', node.from);
  const value = compile(builder, valueNode);
  const several = node.getChild('PositiveUnaryTests');
  const tests = (several ?? node).getChildren('PositiveUnaryTest').map((test) => compile(builder, onlyPart(test)));
  return (scope) => {
    const v = value(scope);
    return anyOf(tests.map((test) => matches(scope, node, v, test(scope))));
  };
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

/** A value against a range, a list of such, or a value equal to it. */
function matches(scope: Scope, node: SyntaxNode, value: FeelValue, test: FeelValue): boolean | null {
  if (test instanceof FeelRange && !(value instanceof FeelRange)) {
    if (value === null) return null;
    const within = inRange(value, test);
    return (
      within ?? scope.fail(`${kindOf(value)} cannot lie in a range of ${kindOf(test.low ?? test.high)}`, node.from)
    );
  }
  if (!Array.isArray(test)) return equals(value, test);
  if (equals(value, test) === true) return true;
  return anyOf(test.map((one) => matches(scope, node, value, one))) === true;
}

/** `> 5` standing alone is a range without the other end. */
export function compileTest(builder: Builder, node: SyntaxNode, compile: Compile): Eval {
  const operator = operatorOf(builder, node);
  const operand = compile(builder, onlyPart(node));
  if (operator === null) return operand;
  return (scope) => {
    const value = operand(scope);
    switch (operator) {
      case '<':
      case '<=':
        return new FeelRange(null, value, false, operator === '<=');
      case '>':
      case '>=':
        return new FeelRange(value, null, operator === '>=', false);
      default:
        return operator === '=' ? new FeelRange(value, value, true, true) : null;
    }
  };
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
