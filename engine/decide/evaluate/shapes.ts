import type { BoxedExpression } from '../../../contracts/processes/decision.ts';
import type { NameShape } from '../../execute/feel/names.ts';
import type { TypeTable } from './type-table.ts';
import { shapeOfType } from './type-table.ts';

/** Names that the value of an expression has inside, as far as its form shows them. */
export function shapeOfBoxed(expression: BoxedExpression, types: TypeTable): NameShape | null {
  const typed = shapeOfType(types.of(expression.type));
  if (typed) return typed;
  const inner = (one: BoxedExpression | null): NameShape | null => one && shapeOfBoxed(one, types);
  switch (expression.kind) {
    case 'context': {
      const last = expression.entries.at(-1);
      if (last && last.name === undefined) return inner(last.value);
      return named(
        expression.entries.map(({ name, type, value }) => [name ?? '', shapeOfType(types.of(type)) ?? inner(value)]),
      );
    }
    case 'relation':
      return named(expression.columns.map(({ name, type }) => [name, shapeOfType(types.of(type))]));
    case 'table':
      if (expression.outputs.length < 2) return shapeOfType(types.of(expression.outputs[0]?.type));
      return named(expression.outputs.map(({ name, type }) => [name ?? '', shapeOfType(types.of(type))]));
    case 'list':
      return expression.items.map(inner).reduce(merged, null);
    case 'conditional':
      return merged(inner(expression.then), inner(expression.else));
    case 'filter':
      return inner(expression.in);
    case 'function':
    case 'for':
      return inner(expression.body);
    default:
      return null;
  }
}

function named(entries: readonly (readonly [string, NameShape | null])[]): NameShape {
  const shape = Object.create(null) as Record<string, NameShape | null>;
  for (const [name, inside] of entries) shape[name] = inside;
  return shape;
}

export function merged(a: NameShape | null, b: NameShape | null): NameShape | null {
  return a && b ? Object.assign(Object.create(null), a, b) : (a ?? b);
}
