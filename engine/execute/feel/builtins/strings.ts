import { Builtin, signature } from '../builtin.ts';
import type { Num } from '../decimal.ts';
import type { Scope } from '../scope.ts';
import type { FeelValue } from '../values.ts';
import { regularExpression } from '../regular-expression.ts';

/** Built-in functions on strings (DMN 1.5 §10.3.4.3). Positions count characters, not UTF-16 units. */

function characters(text: string): string[] {
  return [...text];
}

function substring(text: string, start: Num, length: Num | null): string | null {
  const all = characters(text);
  if (typeof start !== 'number' || !Number.isInteger(start) || start === 0 || Math.abs(start) > all.length) return null;
  if (length !== null && (typeof length !== 'number' || length < 1)) return null;
  const from = start > 0 ? start - 1 : all.length + start;
  return all.slice(from, length === null ? undefined : from + Math.trunc(length)).join('');
}

function before(text: string, match: string): string {
  const at = text.indexOf(match);
  return at < 0 ? '' : text.slice(0, at);
}

function after(text: string, match: string): string {
  const at = text.indexOf(match);
  return at < 0 ? '' : text.slice(at + match.length);
}

/** XPath replacements: `$1` for groups, `\$` for the sign itself. */
function replace(scope: Scope, position: number, args: [string, string, string, string | null]): FeelValue {
  const [text, pattern, replacement, flags] = args;
  const expression = regularExpression(pattern, flags ?? '', 'g');
  if (!expression) return scope.fail(`"${pattern}" is no regular expression`, position);
  const js = replacement.replace(/\\\$/g, '$$$$').replace(/\$0/g, '$$&').replace(/\\\\/g, '\\');
  return text.replace(expression, js);
}

function matches(scope: Scope, position: number, [text, pattern, flags]: [string, string, string | null]): FeelValue {
  const expression = regularExpression(pattern, flags ?? '', '');
  return expression ? expression.test(text) : scope.fail(`"${pattern}" is no regular expression`, position);
}

function split(scope: Scope, position: number, [text, pattern]: [string, string]): FeelValue {
  const expression = regularExpression(pattern, '', 'g');
  if (!expression) return scope.fail(`"${pattern}" is no regular expression`, position);
  const pieces: string[] = [];
  let from = 0;
  for (const match of text.matchAll(expression)) {
    if (match[0] === '') continue;
    pieces.push(text.slice(from, match.index));
    from = match.index + match[0].length;
  }
  return [...pieces, text.slice(from)];
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
