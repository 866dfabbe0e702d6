import { FeelError } from './errors.ts';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '"': '"', "'": "'", '\\': '\\' };

export const LONGEST_TEXT = 4_000_000;

/** A text that an expression has made; one that is too long stops it. */
export function checkedLength(text: string, position: number): string {
  if (text.length > LONGEST_TEXT) throw new FeelError(`a text has more than ${LONGEST_TEXT} characters`, position);
  return text;
}

/**
 * The text of a quoted literal with its escapes (DMN 1.5 §10.3.1.2, grammar rule 64). Before any other character a
 * backslash stands for itself, so that regular expressions need not be doubled.
 */
export function textOf(literal: string): string {
  return literal
    .slice(1, -1)
    .replace(
      /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|(.))/gs,
      (_all, short?: string, long?: string, char?: string) => {
        if (char !== undefined) return Object.hasOwn(ESCAPES, char) ? ESCAPES[char]! : `\\${char}`;
        const code = Number.parseInt(short ?? long ?? '', 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : '';
      },
    );
}
