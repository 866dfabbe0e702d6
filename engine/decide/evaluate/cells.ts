import type { Num } from '../../execute/feel/decimal.ts';
import { negate, parseNumber } from '../../execute/feel/decimal.ts';
import { passes } from '../../execute/feel/compile-tests.ts';
import type { Test } from '../../execute/feel/compile-tests.ts';
import { compare } from '../../execute/feel/compare.ts';
import { textOf } from '../../execute/feel/string-literal.ts';
import { parseDate, parseDateTime, parseDuration, parseTemporal, parseTime } from '../../execute/feel/temporal-text.ts';
import type { FeelValue } from '../../execute/feel/values.ts';
import { FeelRange } from '../../execute/feel/values.ts';

/**
 * Cells of decision tables are mostly constants: texts, numbers, ranges. They are read here without the grammar of FEEL,
 * so that a table of thousands of rules is ready at once; every other cell is `null` here and compiled as FEEL.
 */
export interface SimpleTests {
  readonly test: Test;
  /** Set when the cell passes exactly these values. */
  readonly constants: readonly FeelValue[] | null;
  /** Passes whatever comes. */
  readonly any: boolean;
}

const ANYTHING: SimpleTests = { test: () => true, constants: null, any: true };

const STRING = '"(?:[^"\\\\\\n]|\\\\.)*"';
const NUMBER = '-?(?:\\d+(?:\\.\\d+)?|\\.\\d+)';
const TEMPORAL = `@${STRING}|(?:date and time|date|time|duration)\\(\\s*${STRING}\\s*\\)`;
const LITERAL = `${STRING}|${NUMBER}|true(?![\\w ])|false(?![\\w ])|${TEMPORAL}`;
const ITEM = new RegExp(
  `\\s*(?:(?<literal>${LITERAL})|(?<operator><=|>=|<|>)\\s*(?<bound>${LITERAL})|` +
    `(?<open>[[(\\]])\\s*(?<low>${LITERAL})\\s*\\.\\.\\s*(?<high>${LITERAL})\\s*(?<close>[\\])[]))\\s*(?<end>,|$)`,
  'y',
);

/** The tests of a cell, if they are simple enough to be known without compiling. */
export function simpleTests(source: string): SimpleTests | null {
  const text = source.trim();
  if (text === '' || text === '-') return ANYTHING;
  const plainValue = plainConstant(text);
  if (plainValue !== undefined) return { test: anyOf([plainValue]), constants: [plainValue], any: false };
  const negated = /^not\s*\(([^()]*)\)$/s.exec(text);
  const items = itemsOf(negated ? negated[1]!.trim() : text);
  if (!items) return null;
  const plain = anyOf(items);
  const test: Test = negated ? (scope, value) => negation(plain(scope, value)) : plain;
  const constants = negated || items.some((item) => item instanceof FeelRange) ? null : items;
  return { test, constants, any: false };
}

/** `"text"` without escapes or a short whole number: most cells are, and need no regular expression. */
function plainConstant(text: string): FeelValue | undefined {
  const first = text.charCodeAt(0);
  if (first === 34) {
    const closes = text.indexOf('"', 1) === text.length - 1 && text.length > 1;
    return closes && !text.includes('\\') && !text.includes('\n') ? text.slice(1, -1) : undefined;
  }
  if (text.length > 15) return undefined;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 48 || code > 57) return undefined;
  }
  return Number(text);
}

function negation(value: boolean | null): boolean | null {
  return value === null ? null : !value;
}

function anyOf(items: readonly FeelValue[]): Test {
  const [only] = items;
  if (items.length === 1) return (scope, value) => passes(scope, 0, value, only!);
  return (scope, value) => {
    let unknown = false;
    for (const item of items) {
      const result = passes(scope, 0, value, item);
      if (result === true) return true;
      unknown ||= result === null;
    }
    return unknown ? null : false;
  };
}

function itemsOf(text: string): FeelValue[] | null {
  const items: FeelValue[] = [];
  ITEM.lastIndex = 0;
  for (;;) {
    const match = ITEM.exec(text);
    const item = match ? itemOf(match.groups!) : undefined;
    if (!match || item === undefined || item === null) return null;
    items.push(item);
    if (match.groups!['end'] === '') return items;
  }
}

function itemOf(groups: Record<string, string | undefined>): FeelValue | undefined {
  const { literal, operator, bound, open, low, high, close } = groups;
  if (literal !== undefined) return simpleValue(literal);
  if (operator !== undefined) {
    const value = simpleValue(bound!);
    if (value === undefined || value === null || typeof value === 'boolean') return undefined;
    return operator.startsWith('<')
      ? new FeelRange(null, value, false, operator === '<=')
      : new FeelRange(value, null, operator === '>=', false);
  }
  const [from, to] = [simpleValue(low!), simpleValue(high!)];
  if (from === undefined || to === undefined) return undefined;
  const order = compare(from, to);
  return order === null || order > 0 ? undefined : new FeelRange(from, to, open === '[', close === ']');
}

const WHOLE = new RegExp(`^(?:${LITERAL})$`);

/** The value of a literal; `undefined` for anything that has to be compiled. */
export function simpleValue(source: string): FeelValue | undefined {
  const text = source.trim();
  const first = text.charCodeAt(0);
  const plain = text === '' ? undefined : plainConstant(text);
  if (plain !== undefined) return plain;
  if (first === 34) return WHOLE.test(text) ? textOf(text) : undefined;
  if (text === 'true' || text === 'false') return text === 'true';
  if (text === 'null') return null;
  if (!WHOLE.test(text)) return undefined;
  if (first === 64) return parseTemporal(textOf(text.slice(1))) ?? undefined;
  const call = /^([a-z ]+)\(\s*(.*?)\s*\)$/s.exec(text);
  if (call) return CALLS[call[1]!]?.(textOf(call[2]!)) ?? undefined;
  return numberOf(text);
}

function numberOf(text: string): Num | undefined {
  const value = parseNumber(text.replace(/^-/, ''));
  if (value === null) return undefined;
  return text.startsWith('-') ? negate(value) : value;
}

const CALLS: Readonly<Record<string, (text: string) => FeelValue>> = {
  date: parseDate,
  time: parseTime,
  'date and time': parseDateTime,
  duration: parseDuration,
};
