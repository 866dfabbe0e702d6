import type { TypeRef } from '../../../contracts/processes/decision.ts';
import type { Eval } from '../../execute/feel/builder.ts';
import type { Test } from '../../execute/feel/compile-tests.ts';
import { FeelError, FeelSyntaxError } from '../../execute/feel/errors.ts';
import { compilePart, compileTestsPart } from '../../execute/feel/expression-source.ts';
import type { PartOptions } from '../../execute/feel/expression-source.ts';
import type { NameShape } from '../../execute/feel/names.ts';
import type { Scope } from '../../execute/feel/scope.ts';
import type { FeelType } from '../../execute/feel/types.ts';
import { conform, typeText } from '../../execute/feel/types.ts';
import type { FeelValue } from '../../execute/feel/values.ts';
import { formatValue } from '../../execute/feel/format-value.ts';
import type { OnWrong } from './prepare.ts';
import { simpleTests, simpleValue } from './cells.ts';
import type { TypeTable } from './type-table.ts';

/** Where an expression stands: what it is called in problems, and which names it sees. */
export interface Part {
  readonly elementId: string;
  /** The node it belongs to. */
  readonly decision: string;
  readonly file: string;
  readonly types: TypeTable;
  readonly shape: NameShape;
  readonly inFilter: boolean;
  /** Set when the decision is checked: expressions are compiled at once. */
  readonly onWrong?: OnWrong;
}

export function at(part: Part, id: string | undefined): Part {
  return id === undefined ? part : { ...part, elementId: id };
}

export function binding(part: Part, names: NameShape): Part {
  return { ...part, shape: Object.assign(Object.create(null), part.shape, names) as NameShape };
}

/** An expression of FEEL; compiled when first evaluated. */
export function literalEval(text: string, part: Part): Eval {
  const simple = simpleValue(text);
  if (simple !== undefined) return () => simple;
  const compiled = lazily(text, part, () => compilePart(text, optionsOf(part)));
  return (scope) => located(scope, part, text, () => compiled(scope)?.(scope) ?? null);
}

/** Unary tests; compiled when first evaluated. */
export function testsEval(text: string, part: Part): Test {
  const simple = simpleTests(text);
  if (simple) return simple.test;
  const compiled = lazily(text, part, () => compileTestsPart(text, optionsOf(part)));
  return (scope, value) => located(scope, part, text, () => compiled(scope)?.(scope, value) ?? null);
}

function optionsOf({ shape, inFilter, types, file }: Part): PartOptions {
  return { shape, inFilter, types: (name) => types.named(file, name) };
}

/** What cannot be compiled is `null`: a decision may still be tried while it is drawn, although not published. */
function lazily<T>(text: string, part: Part, compile: () => T): (scope: Scope) => T | null {
  let compiled: T | FeelError | null = null;
  const attempt = (): T | FeelError => {
    try {
      return compile();
    } catch (error) {
      if (error instanceof FeelError) return error;
      throw error;
    }
  };
  if (part.onWrong) {
    compiled = attempt();
    if (compiled instanceof FeelError) part.onWrong(part.elementId, text, compiled);
  }
  return (scope) => {
    compiled ??= attempt();
    if (!(compiled instanceof FeelError)) return compiled;
    const { message, position } = compiled;
    return scope.note({ message, position, ...(compiled instanceof FeelSyntaxError ? { fatal: true } : {}) });
  };
}

/** Marks the problems of an evaluation with the place where they arose. */
export function located<T>(scope: Scope, part: Part, expression: string | undefined, run: () => T): T {
  const before = scope.problems.length;
  const result = run();
  for (let i = before; i < scope.problems.length; i++) {
    const problem = scope.problems[i]!;
    problem.elementId ??= part.elementId;
    if (expression !== undefined) problem.expression ??= expression;
  }
  return result;
}

/** What was modelled does not hold. */
export function fatal(scope: Scope, part: Part, message: string): null {
  return scope.note({ message, position: 0, elementId: part.elementId, fatal: true });
}

/** The value as a type wants it; one that does not fit is `null` (§10.3.2.9.4), and a problem. */
export function fitted(scope: Scope, part: Part, value: FeelValue, type: FeelType, what: string): FeelValue {
  if (type.kind === 'any') return value;
  const result = conform(value, type, scope);
  if (result !== undefined) return result;
  const shown = formatValue(value);
  const short = shown.length > 80 ? `${shown.slice(0, 80)}…` : shown;
  return scope.note({ message: `${what}: ${short} is no ${typeText(type)}`, position: 0, elementId: part.elementId });
}

/** The evaluation followed by its type, if one is named. */
export function typed(evaluate: Eval, part: Part, ref: TypeRef | undefined, what: string): Eval {
  if (ref === undefined) return evaluate;
  const type = part.types.of(ref);
  return (scope) => fitted(scope, part, evaluate(scope), type, what);
}
