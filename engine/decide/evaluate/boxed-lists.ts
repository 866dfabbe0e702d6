import type { BoxedExpression } from '../../../contracts/processes/decision.ts';
import type { Eval } from '../../execute/feel/builder.ts';
import { itemsOf } from '../../execute/feel/compile-loops.ts';
import { filtered } from '../../execute/feel/compile-values.ts';
import type { NameShape } from '../../execute/feel/names.ts';
import type { FeelValue } from '../../execute/feel/values.ts';
import { newContext } from '../../execute/feel/values.ts';
import type { Part } from './part.ts';
import { binding } from './part.ts';
import { shapeOfBoxed } from './shapes.ts';

type Compile = (expression: BoxedExpression | null, part: Part) => Eval;

/** Boxed filters and iterators do what `list[…]`, `for`, `some` and `every` do. */

export function filterEval(
  expression: Extract<BoxedExpression, { kind: 'filter' }>,
  part: Part,
  compile: Compile,
): Eval {
  const list = compile(expression.in, part);
  const shape = expression.in ? shapeOfBoxed(expression.in, part.types) : null;
  const inner = binding({ ...part, inFilter: true }, { ...shape, item: shape });
  const match = compile(expression.match, inner);
  return (scope) => filtered(scope, 0, list(scope), match);
}

export function iteratorEval(
  expression: Extract<BoxedExpression, { kind: 'for' | 'some' | 'every' }>,
  part: Part,
  compile: Compile,
): Eval {
  const { kind, variable } = expression;
  const list = compile(expression.in, part);
  const shape = expression.in ? shapeOfBoxed(expression.in, part.types) : null;
  const names: Record<string, NameShape | null> = { [variable.name]: shape };
  if (kind === 'for') names['partial'] = null;
  const body = compile(expression.body, binding(part, names));
  return (scope) => {
    const items = itemsOf(scope, 0, list(scope));
    if (!items) return null;
    scope.spend(items.length, 0);
    const partial: FeelValue[] = [];
    for (const item of items) {
      const values = newContext();
      values[variable.name] = item;
      if (kind === 'for') values['partial'] = partial;
      const value = body(scope.bind(values));
      if (kind === 'for') partial.push(value);
      else if (value === (kind === 'some')) return value;
      else if (value === null) partial.push(null);
      else if (typeof value !== 'boolean') return scope.fail(`${kind}: satisfies needs true or false`, 0);
    }
    if (kind === 'for') return partial;
    // Something that is neither true nor false leaves it open.
    return partial.length > 0 ? null : kind === 'every';
  };
}
