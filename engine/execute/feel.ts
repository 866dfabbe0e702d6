import type { SyntaxNode } from '@lezer/common';
import { parser, trackVariables } from 'lezer-feel';
import type { Json } from '../../contracts/json.ts';
import { Builder } from './feel/builder.ts';
import { compileNode } from './feel/compile.ts';
import { FeelError } from './feel/errors.ts';
import type { Problem } from './feel/errors.ts';
import { toJson } from './feel/json.ts';
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

const LONGEST = 50_000;

/**
 * Compiles an expression; a syntax error is a `FeelError`. `names` lists variables whose names contain spaces or
 * operators, or that hold functions.
 */
export function compileFeel(source: string, names: readonly string[] = []): CompiledFeel {
  const builder = new Builder(source, new Set(names));
  const evaluate = compileNode(builder, parse(source, names));
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

function parse(source: string, names: readonly string[]): SyntaxNode {
  if (source.trim() === '') throw new FeelError('the expression is empty', 0);
  if (source.length > LONGEST) throw new FeelError(`the expression has more than ${LONGEST} characters`, LONGEST);
  const context = Object.fromEntries(names.map((name) => [name, null]));
  const tree = parser.configure({ top: 'Expression', contextTracker: trackVariables(context) }).parse(source);
  let wrong: number | null = null;
  tree.iterate({
    enter: (node) => {
      if (node.type.isError) wrong ??= node.from;
      return wrong === null;
    },
  });
  if (wrong !== null) throw new FeelError(`not understood${place(source, wrong)}`, wrong);
  return tree.topNode;
}

/** Where in the source, in words; left out for one line that is short. */
function place(source: string, position: number): string {
  const lines = source.slice(0, position).split('\n');
  const near = source.slice(position, position + 20).split('\n')[0]!;
  const at = lines.length > 1 ? `line ${lines.length}, column ${lines.at(-1)!.length + 1}` : `column ${position + 1}`;
  return near === '' ? ` (at the end)` : ` (${at}, at "${near}")`;
}

function deepRecursion(error: unknown): unknown {
  return error instanceof RangeError ? new FeelError('the expression goes too deep', 0) : error;
}
