import type { Json } from '../../contracts/json.ts';
import { Builder } from './feel/builder.ts';
import { compileNode } from './feel/compile.ts';
import { FeelError } from './feel/errors.ts';
import type { Problem } from './feel/errors.ts';
import { toJson } from './feel/json.ts';
import { shapeOf } from './feel/names.ts';
import { parse, place } from './feel/parse.ts';
import type { FeelEnvironment } from './feel/scope.ts';
import { Scope } from './feel/scope.ts';
import type { FeelValue } from './feel/values.ts';

export { FeelError } from './feel/errors.ts';
export type { FeelEnvironment } from './feel/scope.ts';
export type { FeelValue } from './feel/values.ts';

/** A FEEL expression, compiled once (DMN 1.5 chapter 10; numbers have 34 digits). */
export interface CompiledFeel {
  /** Names of the variables that the expression can read. */
  readonly reads: readonly string[];
  /** The value as a process variable. Throws a `FeelError` on a type error. */
  evaluate(read: (name: string) => Json | undefined, environment: FeelEnvironment): Json;
  /** The value as FEEL sees it, and what went wrong on the way (such places are `null`). */
  evaluateValue(
    read: (name: string) => FeelValue | undefined,
    environment: FeelEnvironment,
  ): { value: FeelValue; problems: readonly Problem[] };
}

/**
 * Compiles an expression; a syntax error is a `FeelError`. `names` lists variables whose names contain spaces or
 * operators, or that hold functions.
 */
export function compileFeel(source: string, names: readonly string[] = []): CompiledFeel {
  const builder = Builder.begin(source, { names: new Set(names) });
  const evaluate = compileNode(builder, parse(source, shapeOf(names)));
  const evaluateValue: CompiledFeel['evaluateValue'] = (read, environment) => {
    const scope = Scope.begin(read, environment);
    try {
      return { value: evaluate(scope), problems: scope.problems };
    } catch (error) {
      throw deepRecursion(error);
    }
  };
  return {
    reads: [...builder.reads],
    evaluateValue,
    evaluate(read, environment) {
      const { value, problems } = evaluateValue(read, environment);
      const [first] = problems;
      if (first) throw new FeelError(`${first.message}${place(source, first.position)}`, first.position);
      return toJson(value);
    },
  };
}

function deepRecursion(error: unknown): unknown {
  return error instanceof RangeError ? new FeelError('the expression goes too deep', 0) : error;
}
