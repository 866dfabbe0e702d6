import type { Match } from './regex/match.ts';
import { Matcher, TooManySteps } from './regex/match.ts';
import { RegexError, RegexParser } from './regex/parse.ts';
import type { Flags } from './regex/parse.ts';
import type { Program } from './regex/program.ts';
import { programOf } from './regex/program.ts';

/**
 * Regular expressions as XPath writes them (DMN 1.5 §10.3.4.3 refers to XQuery 1.0 and XPath 2.0 functions). The engine
 * is our own, because that of JavaScript knows neither their syntax nor any bound: `(a+)+b` hangs it.
 */
export class RegularExpression {
  private readonly program: Program;
  private readonly flags: Flags;

  private constructor(program: Program, flags: Flags) {
    this.program = program;
    this.flags = flags;
  }

  /** The compiled expression, or what is wrong with it. */
  static of(pattern: string, flags: string): RegularExpression | { problem: string } {
    if (!/^[smixq]*$/.test(flags)) return { problem: `the flags "${flags}" are not known` };
    const parsed: Flags = {
      dotAll: flags.includes('s'),
      multiLine: flags.includes('m'),
      ignoreCase: flags.includes('i'),
    };
    const literal = flags.includes('q');
    const source = literal ? pattern.replace(/[\\|.?*+(){}[\]$^-]/g, '\\$&') : pattern;
    try {
      const parser = new RegexParser(flags.includes('x') && !literal ? withoutSpace(source) : source, parsed);
      const regex = parser.parse();
      return new RegularExpression(programOf(regex, parser.groups), parsed);
    } catch (error) {
      if (error instanceof RegexError) return { problem: error.message };
      throw error;
    }
  }

  get groups(): number {
    return this.program.groups;
  }

  /**
   * Matches from left to right, at most `most`; positions count characters. `spend` hears how much work it was and may
   * forbid more.
   */
  matches(text: readonly number[], most: number, spend: (steps: number) => void): Match[] {
    const found: Match[] = [];
    spend(Math.ceil(text.length / STEPS_PER_UNIT));
    try {
      const matcher = new Matcher(this.program, text, {
        ...this.flags,
        mostSteps: this.program.hasReferences ? MOST_STEPS_BACK : MOST_STEPS,
      });
      let before = matcher.stepsLeft;
      for (let from = 0; from <= text.length && found.length < most;) {
        const match = matcher.find(from);
        spend(Math.ceil((before - matcher.stepsLeft) / STEPS_PER_UNIT));
        before = matcher.stepsLeft;
        if (!match) break;
        found.push(match);
        from = match[1]! > match[0]! ? match[1]! : match[1]! + 1;
      }
    } catch (error) {
      if (!(error instanceof TooManySteps)) throw error;
      spend(Infinity);
    }
    return found;
  }
}

const MOST_STEPS = 20_000_000;
/** With references to groups there is no bound but this one. */
const MOST_STEPS_BACK = 2_000_000;
/** A step of a match is that much cheaper than one of an expression. */
const STEPS_PER_UNIT = 20;

/** Flag `x`: white space counts in sets only. */
function withoutSpace(source: string): string {
  let depth = 0;
  let result = '';
  for (let i = 0; i < source.length; i++) {
    const char = source[i]!;
    if (depth === 0 && /[\t\n\r ]/.test(char)) continue;
    result += char;
    if (char === '\\') {
      while (depth === 0 && /[\t\n\r ]/.test(source[i + 1] ?? '')) i += 1;
      result += source[++i] ?? '';
    } else if (char === '[') depth += 1;
    else if (char === ']') depth -= 1;
  }
  return result;
}

const compiled = new Map<string, RegularExpression | { problem: string }>();
const MOST = 500;

export function regularExpression(pattern: string, flags: string): RegularExpression | { problem: string } {
  const key = `${flags}/${pattern}`;
  let expression = compiled.get(key);
  if (expression === undefined) {
    expression = RegularExpression.of(pattern, flags);
    if (compiled.size >= MOST) compiled.clear();
    compiled.set(key, expression);
  }
  return expression;
}
