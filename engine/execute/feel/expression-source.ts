import type { BuilderOptions, Eval } from './builder.ts';
import { Builder } from './builder.ts';
import { compileNode } from './compile.ts';
import type { Test } from './compile-tests.ts';
import { compileUnaryTests } from './compile-tests.ts';
import type { NameShape } from './names.ts';
import { parse } from './parse.ts';

/** Parts of decisions: expressions that are evaluated in a scope which others have set up. */
export interface PartOptions extends Omit<BuilderOptions, 'bound' | 'names'> {
  /** Names that the scope binds. */
  shape: NameShape;
}

export function compilePart(source: string, options: PartOptions): Eval {
  return compileNode(builderOf(source, options), parse(source, options.shape));
}

export function compileTestsPart(source: string, options: PartOptions): Test {
  return compileUnaryTests(builderOf(source, options), parse(source, options.shape, 'UnaryTests'), compileNode);
}

function builderOf(source: string, { shape, ...options }: PartOptions): Builder {
  const names = new Set(Object.keys(shape));
  return Builder.begin(source, { ...options, names, bound: names });
}
