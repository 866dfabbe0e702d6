import type { SyntaxNode } from '@lezer/common';
import { FeelError } from './errors.ts';
import type { Scope } from './scope.ts';
import type { FeelValue } from './values.ts';

/** A compiled part of an expression. */
export type Eval = (scope: Scope) => FeelValue;

const DEEPEST = 300;

/** What the compiler knows while it goes through the syntax tree. */
export class Builder {
  readonly source: string;
  /** Variables outside the expression that it can read. */
  readonly reads: Set<string>;
  /** Names whose value is known to come from outside although they look like functions (DMN knowledge models). */
  readonly names: ReadonlySet<string>;
  private readonly bound: readonly ReadonlySet<string>[];
  private readonly depth: number;
  /** Inside a filter any name may be an entry of the item. */
  readonly inFilter: boolean;

  constructor(
    source: string,
    names: ReadonlySet<string>,
    reads = new Set<string>(),
    bound: readonly ReadonlySet<string>[] = [],
    inFilter = false,
    depth = 0,
  ) {
    this.source = source;
    this.names = names;
    this.reads = reads;
    this.bound = bound;
    this.inFilter = inFilter;
    this.depth = depth;
  }

  binding(names: Iterable<string>): Builder {
    const bound = [...this.bound, new Set(names)];
    return new Builder(this.source, this.names, this.reads, bound, this.inFilter, this.depth);
  }

  filtering(): Builder {
    const bound = [...this.bound, new Set(['item'])];
    return new Builder(this.source, this.names, this.reads, bound, true, this.depth);
  }

  deeper(node: SyntaxNode): Builder {
    if (this.depth > DEEPEST) throw new FeelError('the expression is nested too deeply', node.from);
    return new Builder(this.source, this.names, this.reads, this.bound, this.inFilter, this.depth + 1);
  }

  isBound(name: string): boolean {
    return this.bound.some((names) => names.has(name));
  }

  /** Whether the value of a name can only come from outside. */
  isOutside(name: string): boolean {
    return !this.inFilter && !this.isBound(name);
  }

  text(node: SyntaxNode): string {
    return this.source.slice(node.from, node.to);
  }

  /** A name as it counts: runs of white space are one space. */
  name(node: SyntaxNode): string {
    return this.text(node).trim().replace(/\s+/g, ' ');
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
