import { FeelError, compileFeel } from '../../execute/feel.ts';
import { parseJuel } from './parse.ts';
import type { Use } from './to-feel.ts';
import { NotConvertible, OBJECTS, feelOfJuel, quoted } from './to-feel.ts';
import { JuelError } from './tokens.ts';

/** A literal or an expression (`=…`) that means the same here, or why there is none. */
export type Converted = { expression: string } | { refused: string };

type Part = { text: string } | { juel: string };

/** Whether a text contains an expression of JUEL. */
export function hasJuel(text: string): boolean {
  return /[$#]\{/.test(text);
}

/** Converts `${…}`, `#{…}`, or text with such in it. */
export function convertJuel(text: string, use: Use = 'value'): Converted {
  if (!hasJuel(text)) return { expression: text.startsWith('=') ? `=${quoted(text)}` : text };
  try {
    const parts = partsOf(text.trim());
    const [only] = parts;
    const feel = parts.length === 1 && 'juel' in only! ? feelOf(only.juel, use) : joined(parts);
    checkFeel(feel);
    return { expression: `=${feel}` };
  } catch (error) {
    if (error instanceof NotConvertible || error instanceof JuelError) return { refused: error.message };
    throw error;
  }
}

function feelOf(juel: string, use: Use): string {
  return withoutParentheses(feelOfJuel(parseJuel(juel), use));
}

/** Those around the whole say nothing. */
function withoutParentheses(feel: string): string {
  if (!feel.startsWith('(')) return feel;
  let depth = 0;
  const bare = feel.replace(/"(?:[^"\\]|\\.)*"/g, (text) => '_'.repeat(text.length));
  for (let i = 0; i < bare.length; i++) {
    if (bare[i] === '(') depth += 1;
    else if (bare[i] === ')') depth -= 1;
    if (depth === 0) return i === bare.length - 1 ? feel.slice(1, -1) : feel;
  }
  return feel;
}

/** Text with expressions in it; what is null leaves no trace. */
function joined(parts: readonly Part[]): string {
  const pieces = parts.map((part) => ('juel' in part ? `string(${feelOf(part.juel, 'value')})` : quoted(part.text)));
  return `string join([${pieces.join(', ')}])`;
}

function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  while (from < text.length) {
    const start = text.slice(from).search(/[$#]\{/);
    if (start < 0) break;
    if (start > 0) parts.push({ text: text.slice(from, from + start) });
    const end = endOf(text, from + start + 2);
    parts.push({ juel: text.slice(from + start + 2, end) });
    from = end + 1;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

/** Index of the closing brace; texts in quotes may contain others. */
function endOf(text: string, from: number): number {
  let quote = '';
  for (let i = from; i < text.length; i++) {
    const char = text[i]!;
    if (quote !== '') {
      if (char === '\\') i += 1;
      else if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '}') return i;
  }
  throw new JuelError('the expression does not end');
}

/** Names that mean something else in FEEL show themselves here. */
function checkFeel(feel: string): void {
  try {
    compileFeel(feel);
  } catch (error) {
    if (error instanceof FeelError) throw new NotConvertible(`in FEEL it would not be understood: ${error.message}`);
    throw error;
  }
}

/** `${bean.method(a, b)}`: the name of what is called, and its arguments as FEEL; `null` for anything else. */
export function beanCallOf(text: string): { name: string; args: string[] } | null {
  const call = callOf(text);
  if (!call || OBJECTS.has(call.of)) return null;
  return { name: `${call.of}.${call.method}`, args: call.args };
}

/** `${execution.setVariable('x', value)}`: the variable, and its value as FEEL. */
export function assignmentOf(text: string): { variable: string; value: string } | null {
  const call = callOf(text);
  if (call?.of !== 'execution' || call.method !== 'setVariable' || call.args.length !== 2) return null;
  const variable = /^"([\p{L}_][\p{L}\p{N}_]*)"$/u.exec(call.args[0]!)?.[1];
  return variable === undefined ? null : { variable, value: call.args[1]! };
}

function callOf(text: string): { of: string; method: string; args: string[] } | null {
  try {
    const [only, ...more] = partsOf(text.trim());
    if (!only || more.length > 0 || !('juel' in only)) return null;
    const tree = parseJuel(only.juel);
    if (tree.kind !== 'call' || tree.of?.kind !== 'name') return null;
    const args = tree.args.map((arg) => withoutParentheses(feelOfJuel(arg, 'value')));
    args.forEach(checkFeel);
    return { of: tree.of.name, method: tree.name, args };
  } catch (error) {
    if (error instanceof NotConvertible || error instanceof JuelError) return null;
    throw error;
  }
}
