import { Builtin, signature } from '../builtin.ts';
import type { Num } from '../decimal.ts';
import { truncated } from '../decimal.ts';
import type { Scope } from '../scope.ts';
import type { FeelValue } from '../values.ts';
import type { Match } from '../regex/match.ts';
import { FeelError } from '../errors.ts';
import { LONGEST_TEXT } from '../string-literal.ts';
import { regularExpression } from '../regular-expression.ts';

/** Built-in functions on strings (DMN 1.5 §10.3.4.3). Positions count characters, not UTF-16 units. */

function characters(text: string): string[] {
  return [...text];
}

function substring(text: string, start: Num, length: Num | null): string | null {
  const all = characters(text);
  const position = truncated(start);
  const size = length === null ? all.length : truncated(length);
  if (position === null || position === 0 || Math.abs(position) > all.length) return null;
  if (size === null || size < 1) return null;
  const from = position > 0 ? position - 1 : all.length + position;
  return all.slice(from, from + size).join('');
}

function before(text: string, match: string): string {
  const at = text.indexOf(match);
  return at < 0 ? '' : text.slice(0, at);
}

function after(text: string, match: string): string {
  const at = text.indexOf(match);
  return at < 0 ? '' : text.slice(at + match.length);
}

interface Found {
  readonly all: readonly string[];
  readonly matches: readonly Match[];
  readonly groups: number;
}

/** At most `most` matches of a pattern; `null` when it is none. */
function find(
  scope: Scope,
  position: number,
  text: string,
  pattern: string,
  flags: string,
  most: number,
): Found | null {
  const expression = regularExpression(pattern, flags);
  if ('problem' in expression) {
    return scope.fail(`"${pattern}" is no regular expression: ${expression.problem}`, position);
  }
  const all = characters(text);
  const codes = all.map((char) => char.codePointAt(0)!);
  const found = expression.matches(codes, most, (steps) => scope.spend(steps, position));
  return { all, matches: found, groups: expression.groups };
}

/** XPath replacements: `$1` for groups, `\$` and `\\` for the signs themselves; flag `q` takes them as they stand. */
function replace(scope: Scope, position: number, args: [string, string, string, string | null]): FeelValue {
  const [text, pattern, replacement, flags] = args;
  const found = find(scope, position, text, pattern, flags ?? '', Infinity);
  if (!found) return null;
  const literal = flags?.includes('q') ?? false;
  const pieces: string[] = [];
  let from = 0;
  let length = text.length;
  for (const match of found.matches) {
    const inserted = literal ? replacement : filled(replacement, found, match);
    if (inserted === null)
      return scope.fail(`"${replacement}" is no replacement: a backslash or $ stands alone`, position);
    pieces.push(found.all.slice(from, match[0]).join(''), inserted);
    from = match[1]!;
    length += inserted.length;
    if (length > LONGEST_TEXT * 2) throw new FeelError('a text becomes too long', position);
    scope.spend(1, position);
  }
  return [...pieces, ...found.all.slice(from)].join('');
}

/** The replacement of one match; `null` when it is not well formed. */
function filled(replacement: string, { all, groups }: Found, match: Match): string | null {
  let broken = false;
  const text = replacement.replace(/\\([\\$])|\$(\d+)|[\\$]/g, (_all, escaped?: string, digits?: string) => {
    if (escaped !== undefined) return escaped;
    if (digits === undefined) {
      broken = true;
      return '';
    }
    // As many digits as there are groups; the others are text.
    let length = digits.length;
    while (length > 1 && Number(digits.slice(0, length)) > groups) length -= 1;
    const group = Number(digits.slice(0, length));
    const [start, end] = [match[group * 2] ?? -1, match[group * 2 + 1] ?? -1];
    return (start < 0 || end < 0 ? '' : all.slice(start, end).join('')) + digits.slice(length);
  });
  return broken ? null : text;
}

function matches(scope: Scope, position: number, [text, pattern, flags]: [string, string, string | null]): FeelValue {
  const found = find(scope, position, text, pattern, flags ?? '', 1);
  return found && found.matches.length > 0;
}

function split(scope: Scope, position: number, [text, pattern]: [string, string]): FeelValue {
  const found = find(scope, position, text, pattern, '', Infinity);
  if (!found) return null;
  const pieces: string[] = [];
  let from = 0;
  for (const [start, end] of found.matches as readonly [number, number][]) {
    if (start === end) continue;
    pieces.push(found.all.slice(from, start).join(''));
    from = end;
  }
  return [...pieces, found.all.slice(from).join('')];
}

function join(list: FeelValue[], delimiter: string | null): string | null {
  const texts = list.filter((item) => item !== null);
  return texts.every((item) => typeof item === 'string') ? texts.join(delimiter ?? '') : null;
}

export const strings: [string, Builtin][] = [
  [
    'substring',
    new Builtin([
      signature(
        'string: string, start position: number, length: number?',
        ([text, start, length]: [string, Num, Num | null]) => substring(text, start, length),
      ),
    ]),
  ],
  ['string length', new Builtin([signature('string: string', ([text]: [string]) => characters(text).length)])],
  ['upper case', new Builtin([signature('string: string', ([text]: [string]) => text.toUpperCase())])],
  ['lower case', new Builtin([signature('string: string', ([text]: [string]) => text.toLowerCase())])],
  ['trim', new Builtin([signature('string: string', ([text]: [string]) => text.trim())])],
  [
    'substring before',
    new Builtin([signature('string: string, match: string', ([text, match]: [string, string]) => before(text, match))]),
  ],
  [
    'substring after',
    new Builtin([signature('string: string, match: string', ([text, match]: [string, string]) => after(text, match))]),
  ],
  [
    'replace',
    new Builtin([
      signature(
        'input: string, pattern: string, replacement: string, flags: string?',
        (args: [string, string, string, string | null], scope, position) => replace(scope, position, args),
      ),
    ]),
  ],
  [
    'matches',
    new Builtin([
      signature(
        'input: string, pattern: string, flags: string?',
        (args: [string, string, string | null], scope, position) => matches(scope, position, args),
      ),
    ]),
  ],
  [
    'split',
    new Builtin([
      signature('string: string, delimiter: string', (args: [string, string], scope, position) =>
        split(scope, position, args),
      ),
    ]),
  ],
  [
    'contains',
    new Builtin([
      signature('string: string, match: string', ([text, match]: [string, string]) => text.includes(match)),
    ]),
  ],
  [
    'starts with',
    new Builtin([
      signature('string: string, match: string', ([text, match]: [string, string]) => text.startsWith(match)),
    ]),
  ],
  [
    'ends with',
    new Builtin([
      signature('string: string, match: string', ([text, match]: [string, string]) => text.endsWith(match)),
    ]),
  ],
  [
    'string join',
    new Builtin([
      signature('list: list, delimiter: string?', ([list, delimiter]: [FeelValue[], string | null]) =>
        join(list, delimiter),
      ),
    ]),
  ],
];
