import type { SyntaxNode } from '@lezer/common';
import type { Builder, Eval } from './builder.ts';
import { parts } from './builder.ts';
import type { Compile } from './compile.ts';
import { FeelError } from './errors.ts';
import type { Scope } from './scope.ts';
import { FeelDate } from './temporal.ts';
import type { FeelContext, FeelValue } from './values.ts';
import { FeelRange, kindOf, newContext } from './values.ts';

interface Iteration {
  name: string;
  values: (scope: Scope) => FeelValue[] | null;
}

/** Iterations of `for`, `some` and `every`; each sees the names before it. */
function compileIterations(
  builder: Builder,
  node: SyntaxNode,
  compile: Compile,
): { iterations: Iteration[]; inner: Builder } {
  let inner = builder;
  const iterations: Iteration[] = [];
  const expressions = node.getChild('InExpressions')?.getChildren('InExpression') ?? [];
  for (const expression of expressions) {
    const nameNode = expression.getChild('Name');
    const context = expression.getChild('IterationContext');
    if (!nameNode || !context) throw new FeelError('a loop needs a name and a list', expression.from);
    const name = builder.name(nameNode);
    const [first, last] = parts(context).map((part) => compile(inner, part));
    if (!first) throw new FeelError('a loop needs a list', context.from);
    iterations.push({
      name,
      values: last
        ? (scope) => steps(scope, context, first, last)
        : (scope) => itemsOf(scope, context.from, first(scope)),
    });
    inner = inner.binding([name]);
  }
  return { iterations, inner };
}

/** `1..3`, `3..1`, or the days between two dates. */
function steps(scope: Scope, node: SyntaxNode, first: Eval, last: Eval): FeelValue[] | null {
  const [from, to] = [first(scope), last(scope)];
  return sequence(scope, node.from, from, to);
}

function sequence(scope: Scope, position: number, from: FeelValue, to: FeelValue): FeelValue[] | null {
  if (from === null || to === null) return null;
  const dates = from instanceof FeelDate && to instanceof FeelDate;
  const [a, b] = dates ? [from.epochDay, to.epochDay] : [wholeOf(from), wholeOf(to)];
  if (a === null || b === null) {
    return scope.fail(`a loop cannot run from ${kindOf(from)} to ${kindOf(to)}`, position);
  }
  const count = Math.abs(b - a) + 1;
  scope.spend(count, position);
  const step = b >= a ? 1 : -1;
  return Array.from({ length: count }, (_, i) => (dates ? FeelDate.ofEpochDay(a + i * step) : a + i * step));
}

function wholeOf(value: FeelValue): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
}

/** What a loop goes through: a list, a range with both ends, or a lone value. */
export function itemsOf(scope: Scope, position: number, value: FeelValue): FeelValue[] | null {
  if (value === null) return null;
  if (!(value instanceof FeelRange)) return Array.isArray(value) ? value : [value];
  const all = sequence(scope, position, value.low, value.high);
  if (!all) return null;
  const from = value.lowIncluded ? 0 : 1;
  return all.slice(from, value.highIncluded ? all.length : all.length - 1);
}

/** Calls `body` for every combination, the last name fastest; `false` from it ends the loop. */
function run(
  scope: Scope,
  node: SyntaxNode,
  iterations: readonly Iteration[],
  names: FeelContext,
  body: (inner: Scope) => boolean,
): boolean | null {
  const [iteration, ...rest] = iterations;
  if (!iteration) return body(scope);
  const values = iteration.values(scope);
  if (!values) return null;
  scope.spend(values.length, node.from);
  for (const value of values) {
    const next = Object.assign(newContext(), names);
    next[iteration.name] = value;
    const went = run(scope.bind(next), node, rest, next, body);
    if (went !== true) return went;
  }
  return true;
}

/** `partial` is the list of results so far. */
export function compileFor(builder: Builder, node: SyntaxNode, compile: Compile): Eval {
  const { iterations, inner } = compileIterations(builder, node, compile);
  const resultNode = parts(node).at(-1);
  if (!resultNode || resultNode.name === 'InExpressions') throw new FeelError('for needs return', node.from);
  const result = compile(inner.binding(['partial']), resultNode);
  return (scope) => {
    const results: FeelValue[] = [];
    const names = newContext();
    names['partial'] = results;
    const went = run(scope.bind(names), node, iterations, newContext(), (within) => {
      results.push(result(within));
      return true;
    });
    return went === null ? null : results;
  };
}

/** `some` is an or over all, `every` an and; both three-valued. */
export function compileQuantified(builder: Builder, node: SyntaxNode, compile: Compile): Eval {
  const { iterations, inner } = compileIterations(builder, node, compile);
  const conditionNode = parts(node).at(-1);
  if (!conditionNode || conditionNode.name === 'InExpressions') throw new FeelError('satisfies is missing', node.from);
  const condition = compile(inner, conditionNode);
  const decisive = node.getChild('some') !== null;
  return (scope) => {
    let unknown = false;
    let decided = false;
    let wrong = false;
    const went = run(scope, node, iterations, newContext(), (within) => {
      const value = condition(within);
      if (typeof value !== 'boolean') unknown = true;
      wrong ||= typeof value !== 'boolean' && value !== null;
      decided ||= value === decisive;
      return !decided && !wrong;
    });
    if (wrong) return scope.fail('satisfies needs true or false', conditionNode.from);
    if (went === null) return null;
    if (decided) return decisive;
    return unknown ? null : !decisive;
  };
}
