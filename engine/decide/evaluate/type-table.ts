import type { CompiledDecision, DecisionType, NamedType, TypeRef } from '../../../contracts/processes/decision.ts';
import { compileTestsPart } from '../../execute/feel/expression-source.ts';
import type { Test } from '../../execute/feel/compile-tests.ts';
import type { NameShape } from '../../execute/feel/names.ts';
import { shapeOf } from '../../execute/feel/names.ts';
import type { FeelType } from '../../execute/feel/types.ts';
import { ANY, builtinType } from '../../execute/feel/types.ts';
import { simpleTests } from './cells.ts';

/** How deep names inside of values are known to expressions. */
const DEEPEST_SHAPE = 6;

/** The item definitions of a decision as types of FEEL. */
export class TypeTable {
  private readonly definitions: ReadonlyMap<string, DecisionType>;
  private readonly imports: CompiledDecision['imports'];
  private readonly types = new Map<string, FeelType>();

  constructor({ types, imports }: CompiledDecision) {
    this.definitions = new Map(types.map((type) => [type.key, type]));
    this.imports = imports;
  }

  /** The type of a reference; without one anything goes. */
  of(ref: TypeRef | undefined): FeelType {
    if (ref === undefined) return ANY;
    const definition = this.definitions.get(ref);
    if (!definition) return builtinType(ref) ?? ANY;
    let type = this.types.get(ref);
    if (!type) {
      let resolved: FeelType | null = null;
      const resolve = (): FeelType => (resolved ??= this.build(definition));
      type = { kind: 'named', name: ref.replace(/^\d+:/, ''), resolve };
      this.types.set(ref, type);
    }
    return type;
  }

  /** The type of a name in an expression of a file. */
  named(file: string, name: string): FeelType | undefined {
    const key = `${file}:${name}`;
    if (this.definitions.has(key)) return this.of(key);
    for (const one of this.imports) {
      if (one.file !== file) continue;
      const rest = one.name === '' ? name : name.startsWith(`${one.name}.`) ? name.slice(one.name.length + 1) : null;
      const found = rest === null ? undefined : this.named(one.target, rest);
      if (found) return found;
    }
    return undefined;
  }

  private build(definition: DecisionType): FeelType {
    let type: FeelType = definition.entries
      ? { kind: 'context', entries: definition.entries.map((entry) => this.entry(entry)) }
      : definition.function
        ? {
            kind: 'function',
            parameters: definition.function.parameters.map((parameter) => this.of(parameter.type)),
            result: this.of(definition.function.result),
          }
        : this.of(definition.base);
    if (definition.allowed !== undefined) type = constrained(type, definition.allowed);
    if (definition.list) type = { kind: 'list', of: type };
    return definition.constraint === undefined ? type : constrained(type, definition.constraint);
  }

  private entry({ name, type }: NamedType): { name: string; type: FeelType } {
    return { name, type: this.of(type) };
  }
}

function constrained(base: FeelType, text: string): FeelType {
  let test: Test | null = null;
  return {
    kind: 'constrained',
    base,
    text,
    allows(value, scope) {
      test ??= testsOf(text);
      return test(scope, value) === true;
    },
  };
}

export function testsOf(text: string): Test {
  return simpleTests(text)?.test ?? compileTestsPart(text, { shape: shapeOf([]) });
}

/** The names that values of a type have inside. */
export function shapeOfType(type: FeelType, depth = 0): NameShape | null {
  if (depth > DEEPEST_SHAPE) return null;
  switch (type.kind) {
    case 'named':
      return shapeOfType(type.resolve(), depth);
    case 'constrained':
      return shapeOfType(type.base, depth);
    case 'list':
      return shapeOfType(type.of, depth);
    case 'function':
      return shapeOfType(type.result, depth);
    case 'context':
      return Object.assign(
        Object.create(null) as Record<string, NameShape | null>,
        Object.fromEntries(type.entries.map((entry) => [entry.name, shapeOfType(entry.type, depth + 1)])),
      );
    default:
      return null;
  }
}
