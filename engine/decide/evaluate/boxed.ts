import type { BoxedExpression, BoxedFunction } from '../../../contracts/processes/decision.ts';
import type { Eval } from '../../execute/feel/builder.ts';
import { callDeeper } from '../../execute/feel/compile-functions.ts';
import type { NameShape } from '../../execute/feel/names.ts';
import { normalName } from '../../execute/feel/names.ts';
import type { Scope } from '../../execute/feel/scope.ts';
import type { FeelContext, FeelValue } from '../../execute/feel/values.ts';
import { FeelFunction, newContext } from '../../execute/feel/values.ts';
import { filterEval, iteratorEval } from './boxed-lists.ts';
import type { Part } from './part.ts';
import { at, binding, fatal, fitted, literalEval, typed } from './part.ts';
import { shapeOfBoxed } from './shapes.ts';
import { tableEval } from './table.ts';
import { shapeOfType } from './type-table.ts';

type Kind = BoxedExpression['kind'];
type Of<K extends Kind> = Extract<BoxedExpression, { kind: K }>;

const evaluators: { [K in Kind]: (expression: Of<K>, part: Part) => Eval } = {
  literal: ({ text }, part) => literalEval(text, part),
  context: contextEval,
  list: ({ items }, part) => {
    const values = items.map((item) => boxedEval(item, part));
    return (scope) => values.map((value) => value(scope));
  },
  relation: relationEval,
  function: functionEval,
  invocation: invocationEval,
  conditional: (expression, part) => {
    const condition = boxedEval(expression.if, part);
    const [then, otherwise] = [boxedEval(expression.then, part), boxedEval(expression.else, part)];
    return (scope) => {
      const value = condition(scope);
      if (typeof value === 'boolean' || value === null) return value === true ? then(scope) : otherwise(scope);
      return scope.note({ message: 'if needs true or false', position: 0, elementId: part.elementId });
    };
  },
  filter: (expression, part) => filterEval(expression, part, boxedEval),
  for: (expression, part) => iteratorEval(expression, part, boxedEval),
  some: (expression, part) => iteratorEval(expression, part, boxedEval),
  every: (expression, part) => iteratorEval(expression, part, boxedEval),
  table: tableEval,
};

/** Compiles a boxed expression (DMN 1.5 §10.2); a missing one is `null`. */
export function boxedEval(expression: BoxedExpression | null, outer: Part): Eval {
  if (!expression) return () => null;
  const part = at(outer, expression.id);
  // Keyed by the kind, so that the evaluator takes this very expression.
  const evaluate = (evaluators[expression.kind] as (one: BoxedExpression, part: Part) => Eval)(expression, part);
  return expression.kind === 'function' ? evaluate : typed(evaluate, part, expression.type, 'the result');
}

/** Entries see those before them; a last one without name is the result. */
function contextEval({ entries }: Of<'context'>, outer: Part): Eval {
  let part = outer;
  const compiled = entries.map(({ name, type, value }) => {
    const isFunction = value?.kind === 'function';
    // A function may call itself by the name of its entry.
    const shape = shapeOfType(part.types.of(type)) ?? (value ? shapeOfBoxed(value, part.types) : null);
    const inner = isFunction && name !== undefined ? binding(part, { [name]: shape }) : part;
    const evaluate = typed(boxedEval(value, inner), part, type, name ?? 'the result');
    if (name !== undefined) part = binding(part, { [name]: shape });
    return { name, evaluate };
  });
  return (scope) => {
    const context: FeelContext = newContext();
    const within = scope.bind(context);
    for (const { name, evaluate } of compiled) {
      if (name === undefined) return evaluate(within);
      context[name] = evaluate(within);
    }
    return context;
  };
}

function relationEval({ columns, rows }: Of<'relation'>, part: Part): Eval {
  const compiled = rows.map((row) =>
    columns.map(({ name, type }, index) => ({
      name,
      evaluate: typed(boxedEval(row[index] ?? null, part), part, type, name),
    })),
  );
  return (scope) =>
    compiled.map((row) => {
      const context = newContext();
      for (const { name, evaluate } of row) context[name] = evaluate(scope);
      return context;
    });
}

/** A function definition; arguments and result are held against their types. */
export function functionEval({ parameters, body, id }: BoxedFunction, outer: Part): Eval {
  const part = at(outer, id);
  const shape = Object.create(null) as Record<string, NameShape | null>;
  for (const { name, type } of parameters) shape[name] = shapeOfType(part.types.of(type));
  const evaluate = boxedEval(body, binding(part, shape));
  const names = parameters.map(({ name }) => name);
  const types = parameters.map(({ type }) => part.types.of(type));
  const result = part.types.of(body?.type);
  return (scope) => {
    const call = (args: FeelValue[]): FeelValue => {
      const values = newContext();
      for (const [index, name] of names.entries()) {
        const before = scope.problems.length;
        values[name] = fitted(scope, part, args[index] ?? null, types[index]!, name);
        // A function that is called with the wrong arguments has no result (§10.3.2.13.1).
        if (scope.problems.length > before) return null;
      }
      return callDeeper(0, () => evaluate(scope.bind(values)));
    };
    return new FeelFunction(names, call, { parameters: types, result });
  };
}

function invocationEval({ function: called, bindings }: Of<'invocation'>, part: Part): Eval {
  const target = boxedEval(called, part);
  const values = bindings.map(({ name, value }) => ({ name: normalName(name), evaluate: boxedEval(value, part) }));
  return (scope) => {
    const value = target(scope);
    if (!(value instanceof FeelFunction)) return fatal(scope, part, 'what is invoked is no function');
    return invoke(scope, part, value, values);
  };
}

function invoke(
  scope: Scope,
  part: Part,
  target: FeelFunction,
  bindings: readonly { name: string; evaluate: Eval }[],
): FeelValue {
  scope.spend(1, 0);
  const parameters = target.parameters.map(normalName);
  const unknown = bindings.find(({ name }) => !parameters.includes(name));
  if (unknown) return fatal(scope, part, `the function has no parameter ${unknown.name}`);
  const args = parameters.map((parameter) => {
    const found = bindings.find(({ name }) => name === parameter);
    return found ? found.evaluate(scope) : null;
  });
  return target.call(args);
}
