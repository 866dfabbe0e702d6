const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

/** The text of a quoted literal with its escapes (DMN 1.5 §10.3.1.2, grammar rules 35 and 64). */
export function textOf(literal: string): string {
  return literal
    .slice(1, -1)
    .replace(
      /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|(.))/gs,
      (_all, short?: string, long?: string, char?: string) => {
        if (char !== undefined) return Object.hasOwn(ESCAPES, char) ? ESCAPES[char]! : char;
        const code = Number.parseInt(short ?? long ?? '', 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : '';
      },
    );
}
