import type { CharTest } from './classes.ts';
import { ESCAPED, inverse, property, range, union } from './classes.ts';

/** A regular expression of XPath (Functions and Operators 3.1 §5.6.1) as a tree. */
export type Regex =
  | { kind: 'set'; test: CharTest }
  | { kind: 'start' | 'end' }
  | { kind: 'sequence' | 'choice'; parts: Regex[] }
  | { kind: 'group'; part: Regex; number: number | null }
  | { kind: 'repeat'; part: Regex; least: number; most: number; greedy: boolean }
  | { kind: 'reference'; number: number };

export interface Flags {
  dotAll: boolean;
  multiLine: boolean;
  ignoreCase: boolean;
}

export class RegexError extends Error {}

/** Repetitions are written out, so they are counted. */
const MOST_REPETITIONS = 1000;
const DEEPEST = 100;
const LITERAL_ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9 };

export class RegexParser {
  private readonly source: readonly string[];
  private readonly flags: Flags;
  private at = 0;
  private depth = 0;
  /** Groups opened so far, and those that are closed and may be referred to. */
  groups = 0;
  private readonly closed = new Set<number>();

  constructor(source: string, flags: Flags) {
    this.source = [...source];
    this.flags = flags;
  }

  parse(): Regex {
    const regex = this.choice();
    if (this.at < this.source.length) throw new RegexError('a ) is not opened');
    return regex;
  }

  private get next(): string | undefined {
    return this.source[this.at];
  }

  private take(char: string): boolean {
    if (this.next !== char) return false;
    this.at += 1;
    return true;
  }

  private choice(): Regex {
    if (++this.depth > DEEPEST) throw new RegexError('groups are nested too deeply');
    const parts = [this.sequence()];
    while (this.take('|')) parts.push(this.sequence());
    this.depth -= 1;
    return parts.length === 1 ? parts[0]! : { kind: 'choice', parts };
  }

  private sequence(): Regex {
    const parts: Regex[] = [];
    while (this.next !== undefined && this.next !== '|' && this.next !== ')') {
      parts.push(this.quantified(this.atom()));
    }
    return { kind: 'sequence', parts };
  }

  private quantified(part: Regex): Regex {
    const bounds = this.bounds();
    if (!bounds) return part;
    const greedy = !this.take('?');
    if (this.bounds()) throw new RegexError('a quantifier follows a quantifier');
    return { kind: 'repeat', part, least: bounds[0], most: bounds[1], greedy };
  }

  private bounds(): [number, number] | null {
    if (this.take('*')) return [0, Infinity];
    if (this.take('+')) return [1, Infinity];
    if (this.take('?')) return [0, 1];
    if (this.next !== '{') return null;
    const end = this.source.indexOf('}', this.at);
    const match = /^\{(\d+)(,(\d*))?$/.exec(this.source.slice(this.at, Math.max(end, this.at)).join(''));
    if (!match) throw new RegexError('a { is no quantifier');
    this.at = end + 1;
    const least = Number(match[1]);
    const most = match[2] === undefined ? least : match[3] === '' ? Infinity : Number(match[3]);
    if (most < least || least > MOST_REPETITIONS || (most !== Infinity && most > MOST_REPETITIONS)) {
      throw new RegexError('the counts of a quantifier are wrong or too large');
    }
    return [least, most];
  }

  private atom(): Regex {
    const char = this.source[this.at++]!;
    switch (char) {
      case '(':
        return this.group();
      case '[':
        return { kind: 'set', test: this.set() };
      case '.':
        return { kind: 'set', test: this.flags.dotAll ? () => true : (code) => code !== 10 && code !== 13 };
      case '^':
        return { kind: 'start' };
      case '$':
        return { kind: 'end' };
      case '\\':
        return this.escape();
      default:
        if ('*+?{}]'.includes(char)) throw new RegexError(`${char} stands alone`);
        return { kind: 'set', test: this.character(char.codePointAt(0)!) };
    }
  }

  private character(code: number): CharTest {
    return range(code, code, this.flags.ignoreCase);
  }

  private group(): Regex {
    let number: number | null = null;
    if (this.take('?')) {
      if (!this.take(':')) throw new RegexError('after (? only : is known');
    } else number = ++this.groups;
    const part = this.choice();
    if (!this.take(')')) throw new RegexError('a ( is not closed');
    if (number !== null) this.closed.add(number);
    return { kind: 'group', part, number };
  }

  private escape(): Regex {
    const digit = this.next;
    if (digit === undefined || !/[1-9]/.test(digit)) return { kind: 'set', test: this.escaped() };
    this.at += 1;
    let number = Number(digit);
    // More digits belong to it as long as there are so many groups.
    while (/^\d$/.test(this.next ?? '') && number * 10 + Number(this.next) <= this.groups) {
      number = number * 10 + Number(this.source[this.at++]);
    }
    if (!this.closed.has(number)) throw new RegexError(`there is no group ${number}`);
    return { kind: 'reference', number };
  }

  /** Behind a backslash: a class of characters, or one character. */
  private escaped(): CharTest {
    const char = this.source[this.at++];
    if (char === undefined) throw new RegexError('a \\ stands at the end');
    if (char === 'p' || char === 'P') return this.property(char === 'P');
    if (Object.hasOwn(ESCAPED, char)) return ESCAPED[char]!;
    const code = codeOfEscape(char);
    if (code === null) throw new RegexError(`\\${char} is not known`);
    return this.character(code);
  }

  private property(inverted: boolean): CharTest {
    const end = this.source.indexOf('}', this.at);
    if (this.next !== '{' || end < 0) throw new RegexError('\\p needs a name in braces');
    const name = this.source.slice(this.at + 1, end).join('');
    this.at = end + 1;
    const test = property(name);
    if (!test) throw new RegexError(`there is no property ${name}`);
    return inverted ? inverse(test) : test;
  }

  /** Behind `[`: characters, ranges, classes; `-[…]` at the end takes away. */
  private set(): CharTest {
    if (++this.depth > DEEPEST) throw new RegexError('sets are nested too deeply');
    const inverted = this.take('^');
    const tests: CharTest[] = [];
    let without: CharTest | null = null;
    while (!this.take(']')) {
      if (this.next === '-' && this.source[this.at + 1] === '[' && tests.length > 0) {
        this.at += 2;
        without = this.set();
        if (!this.take(']')) throw new RegexError('a set goes on behind what is taken away');
        break;
      }
      tests.push(this.member(tests.length === 0));
    }
    this.depth -= 1;
    if (tests.length === 0) throw new RegexError('a set is empty');
    const all = inverted ? inverse(union(tests)) : union(tests);
    const taken = without;
    return taken ? (code) => all(code) && !taken(code) : all;
  }

  private member(isFirst: boolean): CharTest {
    const low = this.end();
    if (typeof low !== 'number') return low;
    const isHyphen = low === 45 && this.source[this.at - 2] !== '\\';
    if (isHyphen && !isFirst && this.next !== ']') throw new RegexError('a - stands in the middle of a set');
    if (this.next !== '-' || isHyphen) return this.character(low);
    const behind = this.source[this.at + 1];
    if (behind === ']' || behind === '[') return this.character(low);
    this.at += 1;
    const high = this.end();
    if (typeof high !== 'number' || high < low) throw new RegexError('the ends of a range are wrong');
    return range(low, high, this.flags.ignoreCase);
  }

  /** One character, or a class of them. */
  private end(): number | CharTest {
    const char = this.source[this.at++];
    if (char === undefined) throw new RegexError('a [ is not closed');
    if (char === '[') throw new RegexError('a [ stands in a set');
    if (char !== '\\') return char.codePointAt(0)!;
    const code = codeOfEscape(this.next ?? '');
    if (code === null) return this.escaped();
    this.at += 1;
    return code;
  }
}

/** The character that an escape stands for; `null` when it is none. */
function codeOfEscape(char: string): number | null {
  if (Object.hasOwn(LITERAL_ESCAPES, char)) return LITERAL_ESCAPES[char]!;
  return /^[\x21-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e]$/.test(char) ? char.charCodeAt(0) : null;
}
