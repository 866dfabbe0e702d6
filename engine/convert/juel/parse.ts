import type { Token } from './tokens.ts';
import { JuelError, tokensOf } from './tokens.ts';

export type Juel =
  | { kind: 'number'; text: string }
  | { kind: 'string'; value: string }
  | { kind: 'constant'; value: true | false | null }
  | { kind: 'name'; name: string }
  | { kind: 'property'; of: Juel; name: string }
  | { kind: 'index'; of: Juel; index: Juel }
  /** A method of `of`, or a function. */
  | { kind: 'call'; of: Juel | null; name: string; args: Juel[] }
  | { kind: 'unary'; operator: '-' | '!' | 'empty'; of: Juel }
  | { kind: 'binary'; operator: Binary; left: Juel; right: Juel }
  | { kind: 'choice'; condition: Juel; then: Juel; otherwise: Juel };

export type Binary = '+' | '-' | '*' | '/' | '%' | '==' | '!=' | '<' | '>' | '<=' | '>=' | '&&' | '||';

/** How tight an operator binds; words stand for signs. */
const OPERATORS: Readonly<Record<string, readonly [sign: Binary, tightness: number]>> = {
  '||': ['||', 1],
  or: ['||', 1],
  '&&': ['&&', 2],
  and: ['&&', 2],
  '==': ['==', 3],
  eq: ['==', 3],
  '!=': ['!=', 3],
  ne: ['!=', 3],
  '<': ['<', 4],
  lt: ['<', 4],
  '>': ['>', 4],
  gt: ['>', 4],
  '<=': ['<=', 4],
  le: ['<=', 4],
  '>=': ['>=', 4],
  ge: ['>=', 4],
  '+': ['+', 5],
  '-': ['-', 5],
  '*': ['*', 6],
  '/': ['/', 6],
  div: ['/', 6],
  '%': ['%', 6],
  mod: ['%', 6],
};
const DEEPEST = 100;

/** The tree of an expression (without `${` and `}`); anything else is a `JuelError`. */
export function parseJuel(source: string): Juel {
  const parser = new Parser(tokensOf(source));
  return parser.whole();
}

class Parser {
  private readonly tokens: readonly Token[];
  private at = 0;
  private depth = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  whole(): Juel {
    const tree = this.choice();
    if (this.peek().kind !== 'end') throw new JuelError(`${this.shown()} stands where an operator is expected`);
    return tree;
  }

  private choice(): Juel {
    if (++this.depth > DEEPEST) throw new JuelError('the expression is nested too deeply');
    const condition = this.binary(1);
    let tree = condition;
    if (this.take('?')) {
      const then = this.choice();
      this.need(':');
      tree = { kind: 'choice', condition, then, otherwise: this.choice() };
    }
    this.depth -= 1;
    return tree;
  }

  private binary(least: number): Juel {
    let left = this.unary();
    for (;;) {
      const token = this.peek();
      const text = token.kind === 'sign' || token.kind === 'name' ? token.text : '';
      const operator = Object.hasOwn(OPERATORS, text) ? OPERATORS[text]! : null;
      if (!operator || operator[1] < least) return left;
      this.at += 1;
      left = { kind: 'binary', operator: operator[0], left, right: this.binary(operator[1] + 1) };
    }
  }

  private unary(): Juel {
    if (this.take('-')) return { kind: 'unary', operator: '-', of: this.unary() };
    if (this.take('!') || this.take('not')) return { kind: 'unary', operator: '!', of: this.unary() };
    if (this.take('empty')) return { kind: 'unary', operator: 'empty', of: this.unary() };
    return this.path();
  }

  private path(): Juel {
    let tree = this.primary();
    for (;;) {
      if (this.take('.')) {
        const name = this.name();
        tree = this.take('(')
          ? { kind: 'call', of: tree, name, args: this.args() }
          : { kind: 'property', of: tree, name };
      } else if (this.take('[')) {
        tree = { kind: 'index', of: tree, index: this.choice() };
        this.need(']');
      } else return tree;
    }
  }

  private primary(): Juel {
    const token = this.peek();
    this.at += 1;
    if (token.kind === 'number') return { kind: 'number', text: token.text };
    if (token.kind === 'string') return { kind: 'string', value: token.value };
    if (token.kind === 'sign' && token.text === '(') {
      const tree = this.choice();
      this.need(')');
      return tree;
    }
    this.at -= 1;
    const name = this.name();
    if (name === 'true' || name === 'false') return { kind: 'constant', value: name === 'true' };
    if (name === 'null') return { kind: 'constant', value: null };
    // A function of a library: `fn:length(x)`.
    const prefixed = this.peek().kind === 'sign' && this.isFunction() ? `${name}:${this.functionName()}` : name;
    return this.take('(') ? { kind: 'call', of: null, name: prefixed, args: this.args() } : { kind: 'name', name };
  }

  private isFunction(): boolean {
    const [colon, name, open] = this.tokens.slice(this.at, this.at + 3);
    return (
      colon?.kind === 'sign' &&
      colon.text === ':' &&
      name?.kind === 'name' &&
      open?.kind === 'sign' &&
      open.text === '('
    );
  }

  private functionName(): string {
    this.need(':');
    return this.name();
  }

  private args(): Juel[] {
    const args: Juel[] = [];
    if (this.take(')')) return args;
    do args.push(this.choice());
    while (this.take(','));
    this.need(')');
    return args;
  }

  private name(): string {
    const token = this.peek();
    if (token.kind !== 'name') throw new JuelError(`${this.shown()} stands where a name or value is expected`);
    this.at += 1;
    return token.text;
  }

  private peek(): Token {
    return this.tokens[this.at]!;
  }

  private take(text: string): boolean {
    const token = this.peek();
    if ((token.kind !== 'sign' && token.kind !== 'name') || token.text !== text) return false;
    this.at += 1;
    return true;
  }

  private need(text: string): void {
    if (!this.take(text)) throw new JuelError(`${this.shown()} stands where ${text} is expected`);
  }

  private shown(): string {
    const token = this.peek();
    if (token.kind === 'end') return 'the end';
    return `"${token.kind === 'string' ? token.value : token.text}"`;
  }
}
