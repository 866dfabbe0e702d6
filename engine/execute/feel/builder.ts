import type { SyntaxNode } from '@lezer/common';
import { FeelError } from './errors.ts';
import { normalName } from './names.ts';
import type { Scope } from './scope.ts';
import type { FeelType } from './types.ts';
import type { FeelValue } from './values.ts';

/** A compiled part of an expression. */
export type Eval = (scope: Scope) => FeelValue;

const DEEPEST = 300;

/** What is the same for the whole expression. */
interface Surroundings {
  readonly source: string;
  /** Names whose value is known to come from outside although they look like functions or contain spaces. */
  readonly names: ReadonlySet<string>;
  /** Variables outside the expression that it can read. */
  readonly reads: Set<string>;
  /** Types by name, beside those of FEEL itself. */
  readonly types: (name: string) => FeelType | undefined;
}

export interface BuilderOptions {
  names?: ReadonlySet<string>;
  /** Names that the scope binds. */
  bound?: ReadonlySet<string>;
  inFilter?: boolean;
  types?: (name: string) => FeelType | undefined;
}

/** What the compiler knows while it goes through the syntax tree. */
export class Builder {
  private readonly around: Surroundings;
  private readonly bound: readonly ReadonlySet<string>[];
  private readonly depth: number;
  /** Inside a filter any name may be an entry of the item. */
  readonly inFilter: boolean;

  private constructor(around: Surroundings, bound: Builder['bound'], inFilter: boolean, depth: number) {
    this.around = around;
    this.bound = bound;
    this.inFilter = inFilter;
    this.depth = depth;
  }

  static begin(source: string, { names, bound, types, inFilter }: BuilderOptions): Builder {
    const around = { source, names: names ?? new Set(), reads: new Set<string>(), types: types ?? (() => undefined) };
    return new Builder(around, bound ? [bound] : [], inFilter ?? false, 0);
  }

  get reads(): ReadonlySet<string> {
    return this.around.reads;
  }

  noteRead(name: string): void {
    this.around.reads.add(name);
  }

  typeNamed(name: string): FeelType | undefined {
    return this.around.types(name);
  }

  binding(names: Iterable<string>): Builder {
    return new Builder(this.around, [...this.bound, new Set(names)], this.inFilter, this.depth);
  }

  filtering(): Builder {
    return new Builder(this.around, [...this.bound, new Set(['item'])], true, this.depth);
  }

  deeper(node: SyntaxNode): Builder {
    if (this.depth > DEEPEST) throw new FeelError('the expression is nested too deeply', node.from);
    return new Builder(this.around, this.bound, this.inFilter, this.depth + 1);
  }

  isBound(name: string): boolean {
    return this.bound.some((names) => names.has(name));
  }

  /** Whether a name is declared outside, so that it is no function of FEEL and may contain spaces. */
  isDeclared(name: string): boolean {
    return this.around.names.has(name);
  }

  /** Whether the value of a name can only come from outside. */
  isOutside(name: string): boolean {
    return !this.inFilter && !this.isBound(name);
  }

  text(node: SyntaxNode): string {
    return this.around.source.slice(node.from, node.to);
  }

  /** A name as it counts: runs of white space are one space. */
  name(node: SyntaxNode): string {
    return this.text(node).trim().replace(/\s+/g, ' ');
  }

  /** A name that is read: as it was declared, however its spaces and operators are set. */
  knownName(node: SyntaxNode): string {
    const name = this.name(node);
    if (/^[\p{L}\p{N}_?]*$/u.test(name) || this.isBound(name) || this.isDeclared(name)) return name;
    const normal = normalName(name);
    for (const names of [...this.bound, this.around.names]) {
      for (const known of names) if (normalName(known) === normal) return known;
    }
    return name;
  }
}

/** Children that carry meaning: not punctuation, keywords or comments. */
export function parts(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (isPart(child)) found.push(child);
  }
  return found;
}

function isPart({ name }: SyntaxNode): boolean {
  if (name === 'null' || name === '?') return true;
  return /^[A-Z]/.test(name) && !name.endsWith('Comment') && !name.endsWith('Op');
}

/** The operator of an arithmetic expression or comparison. */
export function operatorOf(builder: Builder, node: SyntaxNode): string | null {
  const operator = node.getChild('ArithOp') ?? node.getChild('CompareOp');
  return operator && builder.text(operator);
}
