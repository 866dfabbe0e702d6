import type { SyntaxNode } from '@lezer/common';
import type { Builder, Eval } from './builder.ts';
import { parts } from './builder.ts';
import type { Compile } from './compile.ts';
import { FeelError } from './errors.ts';
import { normalName } from './names.ts';
import type { Scope } from './scope.ts';
import { Temporal } from './temporal.ts';
import { FeelRange, entryOf, isContext, kindOf } from './values.ts';
import type { FeelContext, FeelValue } from './values.ts';

/** `value.name`: an entry of a context, a property of a date, time, duration or range, of each element of a list. */
export function compilePath(builder: Builder, node: SyntaxNode, compile: Compile): Eval {
  const [target, nameNode] = parts(node);
  if (!target || !nameNode) throw new FeelError('a name is missing behind the point', node.from);
  const value = compile(builder, target);
  const name = builder.name(nameNode);
  return (scope) => property(scope, node, value(scope), name);
}

function property(scope: Scope, node: SyntaxNode, value: FeelValue, name: string): FeelValue {
  if (value === null) return null;
  if (isContext(value)) return entryNamed(value, name);
  if (Array.isArray(value)) return value.map((item) => property(scope, node, item, name));
  const found =
    value instanceof Temporal ? value.property(name) : value instanceof FeelRange ? ofRange(value, name) : undefined;
  return found === undefined ? scope.fail(`${kindOf(value)} has no ${name}`, node.from) : found;
}

/** Entries with operators in their names are found however the path spaces them. */
function entryNamed(context: FeelContext, name: string): FeelValue {
  const exact = entryOf(context, name);
  if (exact !== undefined || !/[^\p{L}\p{N}_]/u.test(name)) return exact ?? null;
  const normal = normalName(name);
  const key = Object.keys(context).find((candidate) => normalName(candidate) === normal);
  return key === undefined ? null : context[key]!;
}

function ofRange(range: FeelRange, name: string): FeelValue | undefined {
  const properties: Record<string, FeelValue> = {
    start: range.low,
    end: range.high,
    'start included': range.lowIncluded,
    'end included': range.highIncluded,
  };
  return Object.hasOwn(properties, name) ? properties[name] : undefined;
}

/** `list[3]`, `list[-1]` or `list[condition]`. */
export function compileFilter(builder: Builder, node: SyntaxNode, compile: Compile): Eval {
  const [target, filterNode] = parts(node);
  if (!target || !filterNode) throw new FeelError('a filter is missing between [ and ]', node.from);
  const value = compile(builder, target);
  const filter = compile(builder.filtering(), filterNode);
  return (scope) => filtered(scope, node.from, value(scope), filter);
}

/** The elements that pass, or the one at the position that the filter gives. */
export function filtered(scope: Scope, position: number, value: FeelValue, filter: Eval): FeelValue {
  const list = value === null ? [] : Array.isArray(value) ? value : [value];
  const kept: FeelValue[] = [];
  scope.spend(list.length, position);
  for (const item of list) {
    const result = filter(scope.enterItem(item));
    if (typeof result === 'number') return elementAt(list, result);
    if (result === true) kept.push(item);
    else if (result !== false && result !== null) {
      return scope.fail(`a filter needs true, false or a position, not ${kindOf(result)}`, position);
    }
  }
  if (list.length > 0) return kept;
  // Nothing to try the filter on: a position finds nothing.
  return typeof filter(scope.enterItem(null)) === 'number' ? null : [];
}

function elementAt(list: FeelValue[], position: number): FeelValue {
  const index = position > 0 ? position - 1 : list.length + position;
  return position !== 0 && Number.isInteger(position) ? (list[index] ?? null) : null;
}
